-- Whose request it was, so that what was answered can be forgotten with the person. Null for the
-- requests from before; those are forgotten when they expire.
ALTER TABLE idempotency_keys ADD COLUMN owner text;

CREATE INDEX idempotency_keys_of_owner ON idempotency_keys (owner) WHERE owner IS NOT NULL;
