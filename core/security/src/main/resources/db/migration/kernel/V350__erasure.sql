-- Sessions outlive an account that was erased: until its access tokens have expired, every process
-- has to find that they are revoked.
ALTER TABLE kernel.session ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE kernel.session DROP CONSTRAINT session_account_id_fkey;
ALTER TABLE kernel.session ADD CONSTRAINT session_account_id_fkey
    FOREIGN KEY (account_id) REFERENCES kernel.account ON DELETE SET NULL;

CREATE INDEX session_of_account ON kernel.session (account_id);

-- Which apps have yet to let go of whom. Until all have, nobody can take the name: they would
-- lose what they do to the erasure, or inherit what it has not found yet.
CREATE TABLE kernel.erasure (
    username     text        NOT NULL,
    app          text        NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (username, app)
);

-- The secret of the digests of sign_in_throttle and known_address: one row, 32 bytes of which 244 bits are random.
-- Without it, who reads the tables could try all names and addresses.
CREATE TABLE kernel.throttle_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL
);

INSERT INTO kernel.throttle_secret (secret)
VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Made without the secret. Who was locked out may try again.
DELETE FROM kernel.sign_in_throttle;
DELETE FROM kernel.known_address;
