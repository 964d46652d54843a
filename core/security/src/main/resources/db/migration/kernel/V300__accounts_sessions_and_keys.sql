CREATE TABLE kernel.account (
    account_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username         text        NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    email            text,
    group_name       text,
    password_hash    text        NOT NULL,
    -- Grows with every change of the password, but not when the same password is hashed anew.
    password_version integer     NOT NULL DEFAULT 1,
    roles            text[]      NOT NULL CHECK (roles <@ ARRAY ['MEMBER', 'ADMIN', 'SERVICE']),
    disabled         boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL
);

-- What the tokens of one sign-in, or one service token, have in common: they are revoked together.
CREATE TABLE kernel.session (
    session_id   uuid PRIMARY KEY,
    account_id   bigint      NOT NULL REFERENCES kernel.account ON DELETE CASCADE,
    kind         text        NOT NULL CHECK (kind IN ('SIGN_IN', 'SERVICE')),
    started_at   timestamptz NOT NULL,
    -- When the last of its access tokens expires.
    access_until timestamptz NOT NULL,
    -- When the last of all its tokens expires.
    ends_at      timestamptz NOT NULL,
    -- By the clock of the database, which all instances share.
    revoked_at   timestamptz
);

CREATE INDEX session_live_of_account ON kernel.session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX session_revoked ON kernel.session (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX session_ends ON kernel.session (ends_at);

CREATE TABLE kernel.refresh_token (
    token_sha256 bytea PRIMARY KEY,
    session_id   uuid        NOT NULL REFERENCES kernel.session ON DELETE CASCADE,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

CREATE INDEX refresh_token_of_session ON kernel.refresh_token (session_id);

CREATE TABLE kernel.signing_key (
    key_id      text PRIMARY KEY,
    public_jwk  text        NOT NULL,
    -- Null for a key that comes from the environment.
    private_jwk text,
    created_at  timestamptz NOT NULL,
    -- From then on it signs nothing more, and verifies what it has signed before.
    retired_at  timestamptz
);

-- Of two instances that start at once, one makes the key and the other takes it.
CREATE UNIQUE INDEX signing_key_in_use ON kernel.signing_key ((true))
    WHERE private_jwk IS NOT NULL AND retired_at IS NULL;

CREATE TABLE kernel.sign_in_throttle (
    -- A digest of what is counted, so that no addresses are kept and no name is too odd.
    bucket         bytea PRIMARY KEY,
    failures       integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
);

CREATE INDEX sign_in_throttle_ends ON kernel.sign_in_throttle (window_ends_at);
