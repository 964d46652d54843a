-- A cycle that people run. Of an imported one, the columns without a default are null.
ALTER TABLE cycle
  ADD COLUMN description    text,
  ADD COLUMN currency       text,
  ADD COLUMN unit           text,
  ADD COLUMN subunit        text,
  ADD COLUMN min_length     integer CHECK (min_length >= 0),
  ADD COLUMN max_sum_cost   numeric CHECK (max_sum_cost > 0),
  ADD COLUMN max_sum_points numeric CHECK (max_sum_points > 0),
  ADD COLUMN max_points     numeric CHECK (max_points > 0),
  -- Who votes; null where the votes came in a file.
  ADD COLUMN electorate     text CHECK (electorate IN ('accounts', 'roster')),
  ADD COLUMN is_public      boolean NOT NULL DEFAULT false,
  ADD COLUMN created_by     text,
  ADD COLUMN planning_from       timestamptz,
  ADD COLUMN refinement_from     timestamptz,
  ADD COLUMN voting_from         timestamptz,
  ADD COLUMN implementation_from timestamptz,
  ADD COLUMN closed_from         timestamptz,
  -- Goes up with each change of the cycle or of a proposal: what is remembered of it is then stale.
  ADD COLUMN version        bigint NOT NULL DEFAULT 0;

-- What the job that moves phases looks for.
CREATE INDEX cycle_with_dates ON cycle (id)
  WHERE phase <> 'closed'
    AND coalesce(refinement_from, voting_from, implementation_from, closed_from) IS NOT NULL;

CREATE TABLE cycle_admin (
  cycle_id bigint NOT NULL REFERENCES cycle (id),
  username text NOT NULL,
  PRIMARY KEY (cycle_id, username)
);
CREATE INDEX cycle_admin_by_name ON cycle_admin (username);

CREATE TABLE phase_change (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id   bigint NOT NULL REFERENCES cycle (id),
  from_phase text NOT NULL,
  to_phase   text NOT NULL,
  reason     text,
  -- Null where its date moved it.
  changed_by text,
  changed_at timestamptz NOT NULL
);
CREATE INDEX phase_change_of_cycle ON phase_change (cycle_id, id);

ALTER TABLE proposal
  ADD COLUMN place            text,
  ADD COLUMN latitude         numeric CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude        numeric CHECK (longitude BETWEEN -180 AND 180),
  ADD COLUMN proposed_by      text,
  ADD COLUMN created_at       timestamptz,
  ADD COLUMN withdrawn_at     timestamptz,
  ADD COLUMN withdrawn_reason text,
  -- The proposal that it was merged into.
  ADD COLUMN merged_into      bigint REFERENCES proposal (id),
  ADD COLUMN implementation   text
    CHECK (implementation IN ('planned', 'in_progress', 'done', 'dropped'));
CREATE UNIQUE INDEX proposal_of_project ON proposal (project_id);

CREATE TABLE proposal_change (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposal_id bigint NOT NULL REFERENCES proposal (id),
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  reason      text,
  -- The names of the fields that changed, with their values before and after, as JSON.
  changes     text NOT NULL
);
CREATE INDEX proposal_change_of_proposal ON proposal_change (proposal_id, id);

CREATE TABLE implementation_note (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposal_id bigint NOT NULL REFERENCES proposal (id),
  status      text NOT NULL,
  note        text NOT NULL,
  noted_by    text NOT NULL,
  noted_at    timestamptz NOT NULL
);
CREATE INDEX implementation_note_of_proposal ON implementation_note (proposal_id, id);

-- Who may vote. The name goes when the person is erased; the entry stays, so that the number of
-- those who may vote stays right.
CREATE TABLE roster_entry (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id   bigint NOT NULL REFERENCES cycle (id),
  username   text,
  group_name text,
  CONSTRAINT voter_is_on_the_roster_once UNIQUE (cycle_id, username)
);
CREATE INDEX roster_entry_by_name ON roster_entry (username);
CREATE INDEX roster_entry_of_cycle ON roster_entry (cycle_id, id);

-- Codes for people without an account. The digest is a keyed one, and another than that of the
-- ballot: without the key, nothing joins a code to its ballot.
CREATE TABLE voting_code (
  cycle_id   bigint NOT NULL REFERENCES cycle (id),
  digest     bytea NOT NULL,
  group_name text,
  PRIMARY KEY (cycle_id, digest)
);

-- What stands in place of the key in a cycle whose voting was opened: all processes must have the
-- same key, and keep it.
ALTER TABLE cycle ADD COLUMN ballot_key_check bytea;

-- The ballots of an open vote, under a keyed digest of cycle and voter: without the key, nothing
-- joins a ballot to its voter.
CREATE TABLE cast_ballot (
  cycle_id  bigint NOT NULL REFERENCES cycle (id),
  voter     bytea NOT NULL,
  -- How often it was cast or withdrawn.
  version   integer NOT NULL,
  -- The positions of the proposals, the best first where ballots are ordinal; null if withdrawn.
  proposals smallint[],
  points    numeric[],
  nonce     bytea NOT NULL,
  receipt   bytea NOT NULL,
  cast_at   timestamptz NOT NULL,
  PRIMARY KEY (cycle_id, voter),
  CONSTRAINT points_of_each_chosen CHECK (cardinality(points) = cardinality(proposals))
);

CREATE TABLE paper_ballot (
  cycle_id   bigint NOT NULL REFERENCES cycle (id),
  -- What stands on the paper.
  number     text NOT NULL,
  proposals  smallint[] NOT NULL,
  points     numeric[],
  nonce      bytea NOT NULL,
  receipt    bytea NOT NULL,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (cycle_id, number),
  CONSTRAINT points_of_each_on_paper CHECK (cardinality(points) = cardinality(proposals))
);

-- The counted ballots of a cycle that people run stand in the order of their receipts.
ALTER TABLE ballot ADD COLUMN receipt bytea;
CREATE UNIQUE INDEX ballot_by_receipt ON ballot (cycle_id, receipt) WHERE receipt IS NOT NULL;

-- The root of each 256 receipts, so that the proof of one needs not read all of them.
CREATE TABLE receipt_block (
  cycle_id bigint NOT NULL REFERENCES cycle (id),
  -- From 0.
  position integer NOT NULL,
  root     bytea NOT NULL,
  PRIMARY KEY (cycle_id, position)
);

ALTER TABLE result
  -- How many might have voted, when the vote was counted.
  ADD COLUMN eligible      bigint,
  ADD COLUMN receipts_root bytea,
  -- JSON as the route answers it.
  ADD COLUMN statistics    text;

-- Each override of a result; the last one stands.
CREATE TABLE result_override (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id      bigint NOT NULL REFERENCES cycle (id),
  -- The ids of the proposals.
  selected      bigint[] NOT NULL,
  reason        text NOT NULL,
  overridden_by text NOT NULL,
  overridden_at timestamptz NOT NULL
);
CREATE INDEX result_override_of_cycle ON result_override (cycle_id, id);
