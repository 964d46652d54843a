-- The table of db-scheduler, with its columns.
CREATE TABLE kernel.jobs (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX jobs_execution_time ON kernel.jobs (execution_time);
CREATE INDEX jobs_last_heartbeat ON kernel.jobs (last_heartbeat);
