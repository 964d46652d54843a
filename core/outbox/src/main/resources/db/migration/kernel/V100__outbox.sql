-- Messages that wait for their delivery. What was delivered is deleted.
CREATE TABLE kernel.outbox (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic           text        NOT NULL,
    delivery_key    uuid        NOT NULL,
    payload         jsonb       NOT NULL,
    trace_id        text        NOT NULL,
    sent_at         timestamptz NOT NULL DEFAULT now(),
    -- Counts the attempts that were begun; names the holder of the lease, too.
    attempts        int         NOT NULL DEFAULT 1,
    -- While an attempt is under way: when its lease ends.
    next_attempt_at timestamptz NOT NULL,
    give_up_at      timestamptz NOT NULL,
    last_error      text,
    failed_at       timestamptz
) WITH (
    -- The table is nearly always empty, but every row of the day has passed through it.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000
);

CREATE INDEX outbox_due ON kernel.outbox (next_attempt_at, topic) WHERE failed_at IS NULL;
CREATE INDEX outbox_failed ON kernel.outbox (id) WHERE failed_at IS NOT NULL;
