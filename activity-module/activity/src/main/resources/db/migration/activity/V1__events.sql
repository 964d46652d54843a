-- An event's created_at is also its place in the log: no two share one, and the order of the times
-- is the order in which the events became visible. That is what the writers' lock is for, see
-- store_events and docs/decisions/0016-order-of-the-log.md.
CREATE TABLE activity.event (
  created_at  timestamptz NOT NULL,
  id          uuid NOT NULL,
  component   text NOT NULL,
  environment text NOT NULL,
  email       text,
  message     text NOT NULL,
  -- json, not jsonb: numbers stay as they were sent, and nothing here looks into it.
  data        json NOT NULL
) PARTITION BY RANGE (created_at);

CREATE UNIQUE INDEX event_created_at ON activity.event (created_at);
-- Not unique: over partitions it could not be. The writers' lock keeps ids apart.
CREATE INDEX event_id ON activity.event (id);
CREATE INDEX event_email ON activity.event (email, created_at);
CREATE INDEX event_component ON activity.event (component, created_at);
CREATE INDEX event_environment ON activity.event (environment, created_at);

-- Finds a part of a message. Works without its index too, only slower: a database that lacks the
-- extension, or whose owner does not let us create it, is no reason to refuse to start. It stands
-- in the schema public since it can stand only once in a database and belongs to no app.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
  CREATE INDEX event_message ON activity.event USING gin (message gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object
    OR invalid_schema_name THEN
    RAISE WARNING 'The search in messages goes without an index: %', SQLERRM;
END
$$;

-- The last microsecond since 1970 that an event was given.
CREATE SEQUENCE activity.last_microsecond MINVALUE 0 START 0;

-- Whether two JSON texts have the same value: white space, the order of keys and the way in which a
-- number is written make no difference. jsonb has no NUL, so texts with one must be alike.
CREATE FUNCTION activity.is_same_json(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN one = other THEN true
    WHEN one LIKE '%\\u0000%' OR other LIKE '%\\u0000%' THEN false
    ELSE one::jsonb = other::jsonb
  END
$$;

-- Stores events in the transaction of the caller, which should be over with this one statement.
--
-- Gives the microsecond of the first event; the n-th has the (n - 1)-th after it. With it come, in
-- as many rows as there are, the events that are stored already under one of the senders' ids, and
-- whether they say the same: those were not stored again. An id is looked for among the events since
-- "remembered_since". Only this much comes back: small repeats of large events must not fill the
-- memory of the caller.
--
-- The lock is held until the transaction has become visible, so that transactions become visible in
-- the order of their microseconds, over all instances: a reader that has seen a microsecond has seen
-- everything before it. It also makes looking for an id and then inserting it one step: both
-- statements come after the lock, and each sees all that was committed before it began.
CREATE FUNCTION activity.store_events(
  now_microsecond bigint,
  remembered_since timestamptz,
  senders_ids uuid[],
  ids uuid[],
  components text[],
  environments text[],
  emails text[],
  messages text[],
  datas text[]
) RETURNS TABLE (
  first_microsecond bigint,
  known_id uuid,
  known_created_at timestamptz,
  known_is_same boolean
) LANGUAGE plpgsql AS $$
DECLARE
  first_one bigint;
  known_ids uuid[] := '{}';
BEGIN
  -- What is acknowledged is on the disk, whatever the default of the database is.
  IF current_setting('synchronous_commit') = 'off' THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  -- Who waits longer than this is told so, and may come again.
  PERFORM set_config('lock_timeout', '5s', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('insula.activity.event', 0));

  -- An instance whose clock is ahead must not take the log of all others with it.
  SELECT greatest(
      last_value + 1,
      least(now_microsecond, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 600000000))
    INTO first_one FROM activity.last_microsecond;
  PERFORM setval('activity.last_microsecond', first_one + cardinality(ids) - 1);

  IF cardinality(senders_ids) > 0 THEN
    known_ids := ARRAY(
      SELECT event.id FROM activity.event
      WHERE event.id = ANY (senders_ids) AND event.created_at >= remembered_since);
  END IF;

  INSERT INTO activity.event (created_at, id, component, environment, email, message, data)
  SELECT timestamptz 'epoch' + (first_one + new.place - 1) * interval '1 microsecond',
         new.id, new.component, new.environment, new.email, new.message, new.data::json
  FROM unnest(ids, components, environments, emails, messages, datas)
       WITH ORDINALITY AS new (id, component, environment, email, message, data, place)
  WHERE new.id <> ALL (known_ids);

  IF cardinality(known_ids) = 0 THEN
    RETURN QUERY SELECT first_one, NULL::uuid, NULL::timestamptz, NULL::boolean;
  ELSE
    RETURN QUERY
      SELECT first_one, event.id, event.created_at,
             event.component = new.component AND event.environment = new.environment
               AND event.email IS NOT DISTINCT FROM new.email AND event.message = new.message
               AND activity.is_same_json(event.data::text, new.data)
      FROM unnest(ids, components, environments, emails, messages, datas)
           AS new (id, component, environment, email, message, data)
      JOIN activity.event ON event.id = new.id AND event.created_at >= remembered_since
      WHERE new.id = ANY (known_ids);
  END IF;
END $$;
