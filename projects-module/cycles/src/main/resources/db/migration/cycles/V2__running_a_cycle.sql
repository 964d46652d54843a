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
  -- Null where nobody said more than the status.
  note        text,
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

-- The advisory lock of who changes a cycle.
CREATE FUNCTION changes_of(cycle_id bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT hashtextextended('cycles.cycle', cycle_id) $$;

-- Stores a group of ballots and answers how each one went: stored, with its version; busy, where its
-- cycle is locked by who changes it; not_voting; or stale, where the cycle changed since the ballot
-- was checked. Of several of one voter the last one stands, and each has a version of its own.
--
-- A cycle that is locked is skipped, so that its ballots hold up no others. One that is not stays
-- locked against changes until the commit: who closes the voting then sees all ballots that were
-- stored. Where somebody waits to change a cycle, the advisory lock is refused, so that groups of
-- several processes do not keep the cycle between them.
CREATE FUNCTION cast_ballots(
  given_at timestamptz[], given_cycles bigint[], given_cycle_versions bigint[],
  given_voters bytea[], given_proposals text[], given_points text[],
  given_nonces bytea[], given_receipts bytea[])
RETURNS TABLE (place bigint, status text, ballot_version integer)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  free bigint[];
BEGIN
  free := ARRAY(
    SELECT id FROM (SELECT DISTINCT unnest(given_cycles) AS id) AS asked
    WHERE pg_try_advisory_xact_lock_shared(cycles.changes_of(id)));
  RETURN QUERY
  WITH given AS MATERIALIZED (
    SELECT *
    FROM unnest(given_at, given_cycles, given_cycle_versions, given_voters, given_proposals,
        given_points, given_nonces, given_receipts)
      WITH ORDINALITY AS each (cast_at, cycle_id, cycle_version, voter, proposals, points, nonce,
        receipt, place)
  ), locked AS MATERIALIZED (
    SELECT id, phase, version FROM cycles.cycle
    WHERE id = ANY (free) ORDER BY id
    FOR SHARE SKIP LOCKED
  ), accepted AS MATERIALIZED (
    SELECT given.*,
      row_number() OVER (PARTITION BY cycle_id, voter ORDER BY place) AS turn,
      count(*) OVER (PARTITION BY cycle_id, voter) AS turns
    FROM given JOIN locked ON locked.id = given.cycle_id
    WHERE locked.phase = 'voting' AND locked.version = given.cycle_version
  ), stored AS (
    INSERT INTO cycles.cast_ballot AS known
      (cycle_id, voter, version, proposals, points, nonce, receipt, cast_at)
    SELECT cycle_id, voter, turns, proposals::smallint[], points::numeric[], nonce, receipt,
      cast_at
    FROM accepted WHERE turn = turns
    -- In one order, so that groups of two processes do not wait for each other.
    ORDER BY cycle_id, voter
    ON CONFLICT (cycle_id, voter) DO UPDATE SET
      version = known.version + excluded.version, proposals = excluded.proposals,
      points = excluded.points, nonce = excluded.nonce, receipt = excluded.receipt,
      cast_at = excluded.cast_at
    RETURNING cycle_id, voter, version
  )
  SELECT given.place,
    CASE
      WHEN stored.version IS NOT NULL THEN 'stored'
      WHEN locked.id IS NULL THEN 'busy'
      WHEN locked.phase <> 'voting' THEN 'not_voting'
      ELSE 'stale'
    END,
    (stored.version - accepted.turns + accepted.turn)::integer
  FROM given
    LEFT JOIN locked ON locked.id = given.cycle_id
    LEFT JOIN accepted ON accepted.place = given.place
    LEFT JOIN stored ON stored.cycle_id = accepted.cycle_id AND stored.voter = accepted.voter
  ORDER BY given.place;
END
$$;

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
  -- The count beside which it stands.
  result_id     bigint NOT NULL REFERENCES result (id),
  -- The ids of the proposals.
  selected      bigint[] NOT NULL,
  reason        text NOT NULL,
  overridden_by text NOT NULL,
  overridden_at timestamptz NOT NULL
);
CREATE INDEX result_override_of_result ON result_override (result_id, id);
