-- Raw rows say what was sent and nothing else; what is folded (V3) can be made from them again.
-- Why it is done so: docs/decisions/0023-folding.md.

-- The order of commits: whoever adds raw rows takes the lock of the advisory key first and holds it
-- until the end of the transaction, so that a reader who has seen a number has seen all below it.
CREATE SEQUENCE analytics.raw_number;

CREATE TABLE analytics.pageview (
  number       bigint PRIMARY KEY DEFAULT nextval('analytics.raw_number'),
  at           timestamptz NOT NULL,
  fingerprint  text COLLATE "C" NOT NULL,
  user_id      text COLLATE "C",
  -- The sender's, by which a repeat is recognised.
  id           uuid,
  url          text NOT NULL,
  referrer_url text
);
CREATE INDEX pageview_of_fingerprint ON analytics.pageview (fingerprint, at, number);
CREATE UNIQUE INDEX pageview_id ON analytics.pageview (id) WHERE id IS NOT NULL;
-- Who was seen under a fingerprint, and under which fingerprints somebody was seen.
CREATE INDEX pageview_link ON analytics.pageview (fingerprint, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX pageview_of_user ON analytics.pageview (user_id, fingerprint) WHERE user_id IS NOT NULL;

CREATE TABLE analytics.event (
  number       bigint PRIMARY KEY DEFAULT nextval('analytics.raw_number'),
  at           timestamptz NOT NULL,
  name         text COLLATE "C" NOT NULL,
  fingerprint  text COLLATE "C",
  user_id      text COLLATE "C",
  id           uuid,
  value        numeric,
  currency     text COLLATE "C",
  CHECK (fingerprint IS NOT NULL OR user_id IS NOT NULL)
);
CREATE INDEX event_of_fingerprint ON analytics.event (fingerprint, at) WHERE fingerprint IS NOT NULL;
CREATE INDEX event_of_user ON analytics.event (user_id, at) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX event_id ON analytics.event (id) WHERE id IS NOT NULL;

-- What known bots sent. Not counted anywhere.
CREATE TABLE analytics.bot_row (
  number       bigint PRIMARY KEY DEFAULT nextval('analytics.raw_number'),
  at           timestamptz NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('pageview', 'event')),
  fingerprint  text COLLATE "C",
  user_id      text COLLATE "C",
  user_agent   text NOT NULL,
  row          json NOT NULL
);
CREATE INDEX bot_row_of_user ON analytics.bot_row (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX bot_row_of_fingerprint ON analytics.bot_row (fingerprint) WHERE fingerprint IS NOT NULL;

-- The deliveries of webhooks that were taken in, so that one that comes again counts once.
CREATE TABLE analytics.delivery (
  id       text COLLATE "C" PRIMARY KEY,
  taken_at timestamptz NOT NULL
);
CREATE INDEX delivery_taken_at ON analytics.delivery (taken_at);

CREATE TABLE analytics.spend (
  source   text COLLATE "C" NOT NULL,
  campaign text COLLATE "C" NOT NULL DEFAULT '',
  day      date NOT NULL,
  amount   numeric NOT NULL CHECK (amount >= 0),
  currency text COLLATE "C" NOT NULL,
  PRIMARY KEY (day, source, campaign)
);
