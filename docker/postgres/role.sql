-- Runs once, when the database of docker/compose.yaml is created. Creates the role with which Insula
-- connects. The role owns the database and is not a superuser.

DO $$ BEGIN
  EXECUTE format('CREATE ROLE insula LOGIN PASSWORD %L',
    rtrim(pg_read_file('/run/secrets/database-password'), E'\r\n'));
END $$;

ALTER DATABASE insula OWNER TO insula;

