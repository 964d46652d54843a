CREATE TABLE cycle (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 500),
  phase       text NOT NULL
    CHECK (phase IN ('planning', 'refinement', 'voting', 'implementation', 'closed')),
  created_at  timestamptz NOT NULL,
  budget      numeric NOT NULL CHECK (budget > 0),
  ballot_type text NOT NULL
    CHECK (ballot_type IN ('approval', 'choose-1', 'cumulative', 'scoring', 'ordinal')),
  max_length  integer CHECK (max_length > 0),
  -- The rule with its options, as JSON in the names of the routes.
  rule        text NOT NULL,
  tie_order   text[] NOT NULL,
  -- The positions of all proposals in the order that was drawn, and the seed; empty if none was.
  lot         integer[] NOT NULL,
  lot_seed    text,
  ballots     bigint NOT NULL DEFAULT 0,
  -- What only a file brings: its own name of the rule, whether that is the rule above, what it says
  -- about the election, its further columns, and what is odd about it.
  official_rule     text,
  counts_officially boolean NOT NULL,
  meta_keys         text[] NOT NULL DEFAULT '{}',
  meta_values       text[] NOT NULL DEFAULT '{}',
  proposal_columns  text[] NOT NULL DEFAULT '{}',
  attribute_columns text[] NOT NULL DEFAULT '{}',
  warnings          text[] NOT NULL DEFAULT '{}',
  CONSTRAINT meta_has_a_value_for_each_key CHECK (cardinality(meta_keys) = cardinality(meta_values))
);

CREATE TABLE proposal (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id          bigint NOT NULL REFERENCES cycle (id),
  -- From 0, in the order that ties by file_order and the ballots mean.
  position          integer NOT NULL CHECK (position >= 0),
  project_id        bigint,
  external_id       text,
  name              text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 500),
  cost              numeric NOT NULL CHECK (cost >= 0),
  stated_votes      numeric,
  stated_score      numeric,
  official_selected integer,
  categories        text[] NOT NULL DEFAULT '{}',
  beneficiaries     text[] NOT NULL DEFAULT '{}',
  -- The cells of cycle.proposal_columns.
  further_cells     text[] NOT NULL DEFAULT '{}',
  CONSTRAINT proposal_has_its_position UNIQUE (cycle_id, position),
  CONSTRAINT proposal_has_its_external_id UNIQUE (cycle_id, external_id)
);

-- Written in bulk and read whole: no index but the key.
CREATE TABLE ballot (
  cycle_id    bigint NOT NULL REFERENCES cycle (id),
  -- From 1, in the order of the file.
  number      bigint NOT NULL,
  -- What the file calls the ballot's owner: an id that means nothing outside of the file.
  external_id text NOT NULL,
  -- The positions of the proposals that it names, the best first where ballots are ordinal.
  proposals   smallint[] NOT NULL,
  -- As many as proposals; null where ballots have no points.
  points      numeric[],
  -- The cells of cycle.attribute_columns; null where there are none.
  attributes  text[],
  PRIMARY KEY (cycle_id, number),
  CONSTRAINT points_of_each_proposal CHECK (cardinality(points) = cardinality(proposals))
);

-- Each count of a cycle; the one that was not discarded is its result.
CREATE TABLE result (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id     bigint NOT NULL REFERENCES cycle (id),
  counted_at   timestamptz NOT NULL,
  discarded_at timestamptz,
  rule_version text NOT NULL,
  -- JSON as the route answers it, kept as written: the outcome without its trace, and the trace.
  outcome      text NOT NULL,
  trace        text NOT NULL
);

CREATE UNIQUE INDEX result_of_cycle ON result (cycle_id) WHERE discarded_at IS NULL;
CREATE INDEX result_by_cycle ON result (cycle_id, id);
