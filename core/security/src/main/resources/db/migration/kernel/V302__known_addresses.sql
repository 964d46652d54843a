-- From where somebody signed in before: there they may try while others guess their password.
CREATE TABLE kernel.known_address (
    -- A digest of the account and the address.
    known_sha256 bytea PRIMARY KEY,
    signed_in_at timestamptz NOT NULL
);

CREATE INDEX known_address_signed_in ON kernel.known_address (signed_in_at);
