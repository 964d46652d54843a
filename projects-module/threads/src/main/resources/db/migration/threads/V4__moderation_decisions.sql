-- Each decision of a moderator with its reason. No row is changed or deleted, except that people are
-- erased. The thread itself has only the reason why it is hidden now.
CREATE TABLE decision (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  thread_id  bigint NOT NULL REFERENCES thread (id),
  hidden     boolean NOT NULL,
  reason     text NOT NULL CHECK (char_length(reason) <= 2000),
  moderator  text NOT NULL,
  decided_at timestamptz NOT NULL
);

CREATE INDEX decision_of_thread ON decision (thread_id, id);
CREATE INDEX decision_of_moderator ON decision (moderator, id);

-- Of the decisions before this table, only those are known whose threads are still hidden.
-- The condition is that of the index thread_hidden_by.
INSERT INTO decision (thread_id, hidden, reason, moderator, decided_at)
SELECT id, true, hidden_reason, hidden_by, hidden_at FROM thread
WHERE hidden_by IS NOT NULL ORDER BY hidden_at, id;
