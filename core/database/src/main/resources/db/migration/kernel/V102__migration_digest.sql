-- What a starting process compares to know that a schema is up to date.
CREATE TABLE kernel.migration_digest (
    schema  text PRIMARY KEY,
    files   text NOT NULL, -- a hash of the names and contents of the migration files
    history text NOT NULL  -- a hash of Flyway's history table after they ran
);
