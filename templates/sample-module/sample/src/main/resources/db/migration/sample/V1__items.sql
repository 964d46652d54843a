CREATE TABLE item (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The texts of a person who was erased may be empty. What comes in is checked before it gets here.
  name        text NOT NULL CHECK (char_length(name) <= 80),
  note        text NOT NULL CHECK (char_length(note) <= 2000),
  quantity    integer NOT NULL CHECK (quantity BETWEEN 0 AND 1000000),
  author      text NOT NULL,
  created_at  timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL,
  request_key text NOT NULL,
  CONSTRAINT item_is_added_once UNIQUE (request_key)
);

-- What one person wrote: for their export, and for their erasure.
CREATE INDEX item_of_author ON item (author, id);

-- Serves the job that deletes empty items.
CREATE INDEX item_that_is_empty ON item (changed_at) WHERE quantity = 0;
