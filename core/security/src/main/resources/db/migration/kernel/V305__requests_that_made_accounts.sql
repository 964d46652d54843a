-- A digest of the idempotency key of the request that made the account, so that a repeat of this
-- request is not taken for a request for a name that is taken. Null if the request had no key.
ALTER TABLE kernel.account ADD COLUMN request_sha256 bytea;
