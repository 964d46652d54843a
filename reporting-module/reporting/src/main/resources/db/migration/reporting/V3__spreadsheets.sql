-- Marks the spreadsheets of this installation at Google, so that two installations with the same
-- service account do not take each other's. Made when it is needed first.
CREATE TABLE reporting.google_installation (
    id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    only_one boolean NOT NULL DEFAULT true UNIQUE CHECK (only_one)
);

-- The Google spreadsheet of each cycle.
CREATE TABLE reporting.spreadsheet (
    cycle_id       bigint PRIMARY KEY,
    -- Google's id; null until it is known.
    spreadsheet_id text,
    -- When a copy of the template was asked for whose id is not known yet.
    copy_asked_at  timestamptz,
    -- Goes up with each attempt to write; only the attempt with the current number may write.
    writer         bigint NOT NULL DEFAULT 0
);

-- With whom spreadsheets are shared, or are going to be.
CREATE TABLE reporting.spreadsheet_reader (
    reader_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    spreadsheet_id text NOT NULL,
    -- Null when the person was erased: the next refresh takes the permission back.
    username       text,
    -- SHA-256 of the e-mail address, so that a change of it is noticed.
    email_digest   bytea,
    -- Google's id of the permission; null until it is known.
    permission_id  text,
    -- asked: we are about to give it. given: we gave it. found: it was there before us.
    -- refused: Google refuses to share with this address.
    state          text NOT NULL CHECK (state IN ('asked', 'given', 'found', 'refused')),
    changed_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (spreadsheet_id, username)
);

CREATE INDEX spreadsheet_reader_of_person ON reporting.spreadsheet_reader (username);

-- How many requests Google may get: a token bucket for each quota, over all processes.
CREATE TABLE reporting.google_quota (
    quota      text PRIMARY KEY,
    -- Below 0: so many requests wait for their turn.
    tokens     double precision NOT NULL,
    counted_at timestamptz      NOT NULL
);
