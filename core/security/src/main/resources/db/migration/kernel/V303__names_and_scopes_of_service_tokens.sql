-- Null for what is no service token, and for service tokens that were made without.
ALTER TABLE kernel.session
    ADD COLUMN token_name text,
    ADD COLUMN scopes     text[];
