CREATE TABLE thread (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id       bigint NOT NULL,
  parent_thread_id bigint,
  type             text NOT NULL CHECK (type IN ('COMMENT', 'SOLUTION', 'PROBLEM')),
  message          text NOT NULL CHECK (char_length(message) BETWEEN 1 AND 10000),
  author           text NOT NULL,
  up_votes         bigint NOT NULL DEFAULT 0 CHECK (up_votes >= 0),
  down_votes       bigint NOT NULL DEFAULT 0 CHECK (down_votes >= 0),
  created_at       timestamptz NOT NULL,
  -- Which call of Threads.add brought it, and where it stood in that call.
  request_key      text NOT NULL,
  position         integer NOT NULL,
  CONSTRAINT thread_is_added_once UNIQUE (request_key, position),
  -- Serves the list of a project, and lets the next constraint keep replies within their project.
  CONSTRAINT thread_of_project UNIQUE (project_id, id),
  CONSTRAINT thread_has_its_parent
    FOREIGN KEY (project_id, parent_thread_id) REFERENCES thread (project_id, id)
)
-- Room in each page for new versions of its rows: a vote then touches no index.
WITH (fillfactor = 80);

CREATE INDEX thread_of_project_by_type ON thread (project_id, type, id);

CREATE TABLE vote (
  thread_id bigint NOT NULL REFERENCES thread (id),
  voter     text NOT NULL,
  value     smallint NOT NULL CHECK (value IN (-1, 1)),
  PRIMARY KEY (thread_id, voter)
);

-- Sets a voter's vote on a thread (0 withdraws it) and answers with the thread's counters; with no
-- row if there is no such thread.
--
-- A function, because each statement in it sees what was committed before that statement began. In
-- one plain statement the voter's former vote would be read as it stood before the wait for the
-- lock, and two votes of one voter at once could both count. As one call the lock is held for no
-- round trip.
CREATE FUNCTION cast_vote(voted_thread bigint, voted_by text, new_value integer)
RETURNS TABLE (ups bigint, downs bigint)
LANGUAGE plpgsql AS $$
DECLARE
  old_value integer;
BEGIN
  PERFORM FROM threads.thread WHERE id = voted_thread FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  SELECT value INTO old_value FROM threads.vote WHERE thread_id = voted_thread AND voter = voted_by;
  old_value := coalesce(old_value, 0);
  IF old_value <> new_value THEN
    IF new_value = 0 THEN
      DELETE FROM threads.vote WHERE thread_id = voted_thread AND voter = voted_by;
    ELSE
      INSERT INTO threads.vote (thread_id, voter, value)
      VALUES (voted_thread, voted_by, new_value)
      ON CONFLICT (thread_id, voter) DO UPDATE SET value = excluded.value;
    END IF;
    UPDATE threads.thread
    SET up_votes = up_votes + (new_value = 1)::integer - (old_value = 1)::integer,
        down_votes = down_votes + (new_value = -1)::integer - (old_value = -1)::integer
    WHERE id = voted_thread;
  END IF;

  RETURN QUERY SELECT up_votes, down_votes FROM threads.thread WHERE id = voted_thread;
END
$$;
