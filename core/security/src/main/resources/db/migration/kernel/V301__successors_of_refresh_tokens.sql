-- A client that lost the answer, or asked twice at the same time, gets the same successor again.
ALTER TABLE kernel.refresh_token
    -- Sealed with the token itself, which the database does not know.
    ADD COLUMN sealed_successor bytea,
    -- A digest of who used it.
    ADD COLUMN used_by          bytea;
