-- Fingerprints are folded in shards, each with its own progress and lock, so that several transactions
-- fold at the same time. The first fold by the present rules makes the rows.
-- fold_state.folded is the lowest of these numbers. Its row is the lock of what all shards share:
-- labels, sums and outcomes. docs/decisions/0039-parallel-folding.md has the order of the locks.
CREATE TABLE analytics.fold_shard (
  shard  integer PRIMARY KEY,
  -- Raw rows of the shard up to this number are folded.
  folded bigint NOT NULL
);

-- The shard of a row: of its fingerprint, or of its user if it has no fingerprint.
CREATE FUNCTION analytics.fold_shard_of(fingerprint text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (hashtextextended(fingerprint, 0) & 7)::integer
$$;
