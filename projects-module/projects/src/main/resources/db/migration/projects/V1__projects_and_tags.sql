CREATE TABLE project (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  tagline     text NOT NULL CHECK (char_length(tagline) <= 255),
  cycle_id    bigint,
  cost        numeric(14, 2) CHECK (cost >= 0),
  proposed_by text NOT NULL,
  created_at  timestamptz NOT NULL,
  -- Which request proposed it, so that a repeat finds it; null if its sender gave no name to it.
  request_key text,
  -- Name and tagline with the case folded, as SearchText does it.
  search_text text NOT NULL,
  CONSTRAINT project_has_its_own_name UNIQUE (name),
  CONSTRAINT project_is_proposed_once UNIQUE (request_key)
);

CREATE INDEX project_of_cycle ON project (cycle_id, id) WHERE cycle_id IS NOT NULL;

CREATE TABLE project_tag (
  project_id bigint NOT NULL REFERENCES project (id),
  -- Ordered by code point, so that every database gives the same order.
  tag        text COLLATE "C" NOT NULL CHECK (char_length(tag) BETWEEN 1 AND 50),
  PRIMARY KEY (project_id, tag)
);

CREATE INDEX project_tag_by_tag ON project_tag (tag, project_id);

-- Search works without its index too, only slower. So a database whose PostgreSQL lacks the contrib
-- modules, or whose owner does not let us create extensions, is no reason to refuse to start. The
-- extension goes to the schema public, since it can stand only once in a database and belongs to no
-- app.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
  CREATE INDEX project_by_text ON project USING gin (search_text gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object
    OR invalid_schema_name THEN
    RAISE WARNING 'Project search goes without an index: %', SQLERRM;
END
$$;
