-- A request for reports.
CREATE TABLE ticket (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Null: the schedule.
  requested_by text,
  -- Asked for all active cycles of who asked, not for one.
  covers_all   boolean NOT NULL,
  status       text NOT NULL
    CHECK (status IN ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
  created_at   timestamptz NOT NULL,
  -- When it was asked for, or asked for again.
  begun_at     timestamptz NOT NULL,
  finished_at  timestamptz,
  -- Goes up with each change of the ticket or of one of its tasks.
  version      bigint NOT NULL DEFAULT 0,
  CHECK ((finished_at IS NULL) = (status IN ('queued', 'running')))
);
CREATE INDEX ticket_unfinished ON ticket (requested_by) WHERE finished_at IS NULL;

-- The report on one cycle.
CREATE TABLE task (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id      bigint NOT NULL,
  cycle_name    text NOT NULL,
  status        text NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- How often it was begun. The number of an attempt is its fence.
  attempts      integer NOT NULL DEFAULT 0,
  -- How many attempts failed, and how many were lost with their worker.
  failures      integer NOT NULL DEFAULT 0,
  lost_workers  integer NOT NULL DEFAULT 0,
  error         text,
  workbook_path text,
  sheet_link    text,
  -- By the clock of the database.
  beat_at       timestamptz,
  finished_at   timestamptz
);
CREATE UNIQUE INDEX task_unfinished ON task (cycle_id) WHERE status IN ('queued', 'running');
CREATE INDEX task_of_cycle ON task (cycle_id);
CREATE INDEX task_running ON task (beat_at) WHERE status = 'running';

-- Which tasks a ticket waits for. Several tickets may share one.
CREATE TABLE ticket_task (
  ticket_id    bigint NOT NULL REFERENCES ticket (id),
  cycle_id     bigint NOT NULL,
  task_id      bigint NOT NULL REFERENCES task (id),
  -- The ticket was cancelled before the task was finished, whatever became of the task.
  cancelled_at timestamptz,
  PRIMARY KEY (ticket_id, cycle_id)
);
CREATE INDEX ticket_task_of_task ON ticket_task (task_id);

-- When tickets are made by themselves.
CREATE TABLE schedule (
  is_only     boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  cron        text NOT NULL,
  time_zone   text NOT NULL,
  enabled     boolean NOT NULL,
  -- Somebody chose it; until then the settings count.
  is_chosen   boolean NOT NULL,
  -- Null while it is off.
  next_at     timestamptz
);

-- The ticks of the schedule that happened, each once.
CREATE TABLE tick (
  scheduled_at timestamptz PRIMARY KEY,
  ticked_at    timestamptz NOT NULL,
  -- Null if nothing had changed.
  ticket_id    bigint REFERENCES ticket (id)
);

-- The table of db-scheduler, with its columns, for attempts at tasks.
CREATE TABLE jobs (
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
CREATE INDEX jobs_execution_time ON jobs (execution_time);
CREATE INDEX jobs_last_heartbeat ON jobs (last_heartbeat);
