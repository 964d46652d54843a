-- What was answered under an Idempotency-Key. The request key is a hash of user, route and key.
-- A row without a status is a request that runs: nobody repeats it before its lease is over.
CREATE TABLE idempotency_keys (
  request_key bytea PRIMARY KEY,
  fingerprint bytea NOT NULL,
  -- The same for every run of the request.
  request_id uuid NOT NULL,
  claim uuid NOT NULL,
  leased_until timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  status integer,
  content_type text,
  location text,
  body bytea
);

CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
