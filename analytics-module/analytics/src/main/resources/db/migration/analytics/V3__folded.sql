-- All of this is made from the raw rows up to a number, and can be made again.

-- One row, which whoever folds makes if it is not there, and holds the lock of. A migration that
-- made it would be in the way of rows that move here from another database.
CREATE TABLE analytics.fold_state (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- Raw rows up to this number are folded.
  folded bigint NOT NULL,
  -- The rules by which they were.
  rules  text NOT NULL
);

-- What numbers are told of: a source (kind 1), a source and a campaign (2), a landing page (3).
CREATE TABLE analytics.label (
  id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind     smallint NOT NULL,
  name     text NOT NULL,
  campaign text,
  -- SHA-256 of all of it: the texts are too long for an index.
  digest   bytea NOT NULL,
  UNIQUE (kind, digest)
);

-- "..._before" is the time of the fingerprint's previous touch with the same label: whoever counts
-- the touches of a period whose previous one is before the period counts each visitor once.
CREATE TABLE analytics.touch (
  fingerprint     text COLLATE "C" NOT NULL,
  at              timestamptz NOT NULL,
  number          bigint NOT NULL,
  source          integer NOT NULL,
  campaign        integer NOT NULL,
  page            integer NOT NULL,
  pageviews       integer NOT NULL,
  source_before   timestamptz,
  campaign_before timestamptz,
  page_before     timestamptz,
  PRIMARY KEY (fingerprint, at, number)
);
CREATE INDEX touch_at ON analytics.touch (at);

-- Sums over touches, so that a long period costs as much as its days. Days are those of UTC.
CREATE TABLE analytics.day_cell (
  kind      smallint NOT NULL,
  day       date NOT NULL,
  label     integer NOT NULL,
  pageviews bigint NOT NULL,
  PRIMARY KEY (kind, day, label)
);

-- How many visitors had a touch with the label on the day and the previous one on the day "before",
-- which is an earlier one, or -infinity where there was none.
CREATE TABLE analytics.visitor_cell (
  kind     smallint NOT NULL,
  day      date NOT NULL,
  label    integer NOT NULL,
  before   date NOT NULL,
  visitors bigint NOT NULL,
  PRIMARY KEY (kind, day, label, before)
);

-- Page views in quarters of an hour since 1970, of which the days of all time zones are made.
CREATE TABLE analytics.slot (
  slot      integer PRIMARY KEY,
  pageviews bigint NOT NULL
);

-- How many visitors were seen in a slot who had been seen "gap" slots before; 200 stands for that
-- many and more, longer than any day, and for those never seen before.
CREATE TABLE analytics.visitor_slot (
  slot     integer NOT NULL,
  gap      smallint NOT NULL,
  visitors bigint NOT NULL,
  PRIMARY KEY (slot, gap)
);

-- An event that is a conversion, or that summaries count, and whose it is; of a conversion also what
-- came before and after it.
CREATE TABLE analytics.outcome (
  number             bigint PRIMARY KEY,
  at                 timestamptz NOT NULL,
  name               text COLLATE "C" NOT NULL,
  person             text COLLATE "C" NOT NULL,
  is_conversion      boolean NOT NULL,
  value              numeric,
  currency           text COLLATE "C",
  seconds_to_convert bigint,
  pageviews_before   integer NOT NULL,
  pageviews_after    integer NOT NULL,
  -- Of the row and its credits, by which it is seen whether they changed.
  digest             bigint NOT NULL
);
CREATE INDEX outcome_at ON analytics.outcome (at, number);
CREATE INDEX outcome_of_name ON analytics.outcome (name, at, number);

-- The share of each touch in a conversion by each model, in billionths. A conversion without a touch
-- has one row, for direct.
CREATE TABLE analytics.credit (
  number          bigint NOT NULL,
  ordinal         integer NOT NULL,
  at              timestamptz NOT NULL,
  source          integer NOT NULL,
  campaign        integer NOT NULL,
  page            integer,
  channel         text NOT NULL,
  first           bigint NOT NULL,
  last            bigint NOT NULL,
  last_non_direct bigint NOT NULL,
  linear          bigint NOT NULL,
  position        bigint NOT NULL,
  time_decay      bigint NOT NULL,
  PRIMARY KEY (number, ordinal)
);
CREATE INDEX credit_at ON analytics.credit (at);
