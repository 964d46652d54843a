-- The cycle of a project that has one, so that the admins of the cycle can moderate its threads. It
-- comes with the threads of the project, and a project never changes its cycle.
CREATE TABLE project_cycle (
  project_id bigint PRIMARY KEY,
  cycle_id   bigint NOT NULL
);

ALTER TABLE thread
  ADD COLUMN hidden_at     timestamptz,
  ADD COLUMN hidden_by     text,
  ADD COLUMN hidden_reason text CHECK (char_length(hidden_reason) <= 2000),
  ADD CONSTRAINT hidden_thread_has_its_reason CHECK (
    (hidden_at IS NULL) = (hidden_by IS NULL)
    AND (hidden_at IS NULL) = (hidden_reason IS NULL));

-- What one moderator hid: to hand it out, and to erase the name.
CREATE INDEX thread_hidden_by ON thread (hidden_by, id) WHERE hidden_by IS NOT NULL;

CREATE TABLE report (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  thread_id   bigint NOT NULL REFERENCES thread (id),
  reporter    text NOT NULL,
  reason      text NOT NULL CHECK (char_length(reason) <= 2000),
  reported_at timestamptz NOT NULL,
  -- When a moderator decided; null while it is open.
  closed_at   timestamptz
);

-- One open report for each person and thread. It also finds the open reports of a thread.
CREATE UNIQUE INDEX report_is_open_once ON report (thread_id, reporter) WHERE closed_at IS NULL;
CREATE INDEX report_of_reporter ON report (reporter, id);
CREATE INDEX report_of_thread ON report (thread_id, id);
