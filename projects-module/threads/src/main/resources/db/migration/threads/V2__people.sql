-- What one person wrote, and voted on: to hand it out, and to erase it.
CREATE INDEX thread_of_author ON thread (author, id);
CREATE INDEX vote_of_voter ON vote (voter, thread_id);

-- The message of somebody who was erased may be empty. What comes in is checked before it gets here.
ALTER TABLE thread DROP CONSTRAINT thread_message_check;
ALTER TABLE thread ADD CONSTRAINT thread_message_check CHECK (char_length(message) <= 10000);
