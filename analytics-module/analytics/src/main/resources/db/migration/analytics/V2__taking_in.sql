-- Whoever adds raw rows, or removes some, calls this first in the transaction. The lock is held
-- until the transaction has become visible, so that the order of the numbers is the order in which
-- rows become visible, over all instances: a reader that has seen a number has seen all below it.
CREATE FUNCTION analytics.lock_raw_rows() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- What is acknowledged is on the disk, whatever the default of the database is.
  IF current_setting('synchronous_commit') = 'off' THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  -- Who waits longer than this is told so, and may come again.
  PERFORM set_config('lock_timeout', '5s', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('insula.analytics.raw', 0));
END $$;

-- Gives so many numbers in a row, of which this is the first. Only under the lock.
CREATE FUNCTION analytics.take_raw_numbers(amount int) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  first_one bigint;
BEGIN
  SELECT last_value + 1 INTO first_one FROM analytics.raw_number;
  PERFORM setval('analytics.raw_number', first_one + amount - 1);
  RETURN first_one;
END $$;

-- Stores the raw rows of several requests in the transaction of the caller, which should be over
-- with this one statement. Rows say by the arrays named "..._requests" to which request they belong;
-- requests, page views and events count from 1 in the order in which they are handed over.
--
-- "deliveries" has an entry a request, NULL for those that may come twice. Of a delivery that was
-- taken in before, or that stands there twice, nothing is stored again; "replayed" are such
-- requests. "known_pageviews" and "known_events" are the rows that were not stored, since their
-- request is replayed or their id is known.
CREATE FUNCTION analytics.store_raw(
  now_microsecond bigint,
  deliveries text[],
  pageview_requests int[],
  pageview_microseconds bigint[],
  pageview_fingerprints text[],
  pageview_user_ids text[],
  pageview_ids uuid[],
  pageview_urls text[],
  pageview_referrers text[],
  event_requests int[],
  event_microseconds bigint[],
  event_names text[],
  event_fingerprints text[],
  event_user_ids text[],
  event_ids uuid[],
  event_values numeric[],
  event_currencies text[],
  bot_requests int[],
  bot_microseconds bigint[],
  bot_kinds text[],
  bot_fingerprints text[],
  bot_user_ids text[],
  bot_user_agents text[],
  bot_rows text[],
  OUT replayed int[],
  OUT known_pageviews int[],
  OUT known_events int[]
) LANGUAGE plpgsql AS $$
DECLARE
  first_one bigint;
  stored int;
BEGIN
  PERFORM analytics.lock_raw_rows();
  replayed := '{}';
  known_pageviews := '{}';
  known_events := '{}';

  IF cardinality(array_remove(deliveries, NULL)) > 0 THEN
    WITH sent AS (
      SELECT delivery.id, min(delivery.request) AS request
      FROM unnest(deliveries) WITH ORDINALITY AS delivery (id, request)
      WHERE delivery.id IS NOT NULL GROUP BY delivery.id
    ), taken AS (
      INSERT INTO analytics.delivery (id, taken_at)
      SELECT sent.id, timestamptz 'epoch' + now_microsecond * interval '1 microsecond' FROM sent
      ON CONFLICT (id) DO NOTHING
      RETURNING id
    )
    SELECT coalesce(array_agg(delivery.request), '{}') INTO replayed
    FROM unnest(deliveries) WITH ORDINALITY AS delivery (id, request)
    WHERE delivery.id IS NOT NULL
      AND delivery.request NOT IN (SELECT sent.request FROM sent JOIN taken ON taken.id = sent.id);
  END IF;

  IF cardinality(pageview_requests) > 0 THEN
    first_one := analytics.take_raw_numbers(cardinality(pageview_requests));
    INSERT INTO analytics.pageview (number, at, fingerprint, user_id, id, url, referrer_url)
    SELECT first_one + new.place - 1,
           timestamptz 'epoch' + new.microsecond * interval '1 microsecond',
           new.fingerprint, new.user_id, new.id, new.url, new.referrer
    FROM unnest(pageview_requests, pageview_microseconds, pageview_fingerprints,
                pageview_user_ids, pageview_ids, pageview_urls, pageview_referrers)
         WITH ORDINALITY
         AS new (request, microsecond, fingerprint, user_id, id, url, referrer, place)
    WHERE new.request <> ALL (replayed)
    ON CONFLICT (id) WHERE id IS NOT NULL DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored < cardinality(pageview_requests) THEN
      known_pageviews := ARRAY(
        SELECT generate_series(1, cardinality(pageview_requests))
        EXCEPT
        SELECT (number - first_one + 1)::int FROM analytics.pageview WHERE number >= first_one);
    END IF;
  END IF;

  IF cardinality(event_requests) > 0 THEN
    first_one := analytics.take_raw_numbers(cardinality(event_requests));
    INSERT INTO analytics.event
      (number, at, name, fingerprint, user_id, id, value, currency)
    SELECT first_one + new.place - 1,
           timestamptz 'epoch' + new.microsecond * interval '1 microsecond',
           new.name, new.fingerprint, new.user_id, new.id, new.value, new.currency
    FROM unnest(event_requests, event_microseconds, event_names, event_fingerprints,
                event_user_ids, event_ids, event_values, event_currencies)
         WITH ORDINALITY
         AS new (request, microsecond, name, fingerprint, user_id, id, value, currency, place)
    WHERE new.request <> ALL (replayed)
    ON CONFLICT (id) WHERE id IS NOT NULL DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored < cardinality(event_requests) THEN
      known_events := ARRAY(
        SELECT generate_series(1, cardinality(event_requests))
        EXCEPT
        SELECT (number - first_one + 1)::int FROM analytics.event WHERE number >= first_one);
    END IF;
  END IF;

  IF cardinality(bot_requests) > 0 THEN
    first_one := analytics.take_raw_numbers(cardinality(bot_requests));
    INSERT INTO analytics.bot_row (number, at, kind, fingerprint, user_id, user_agent, row)
    SELECT first_one + new.place - 1,
           timestamptz 'epoch' + new.microsecond * interval '1 microsecond',
           new.kind, new.fingerprint, new.user_id, new.user_agent, new.row_text::json
    FROM unnest(bot_requests, bot_microseconds, bot_kinds, bot_fingerprints, bot_user_ids,
                bot_user_agents, bot_rows)
         WITH ORDINALITY
         AS new (request, microsecond, kind, fingerprint, user_id, user_agent, row_text, place)
    WHERE new.request <> ALL (replayed);
  END IF;
END $$;
