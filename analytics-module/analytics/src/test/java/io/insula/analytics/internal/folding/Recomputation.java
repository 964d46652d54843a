package io.insula.analytics.internal.folding;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Computes the expected contents of the folded tables and of the reports from the raw rows. It uses
 * only SQL, and not the code that is tested.
 */
public final class Recomputation {
  private static final String TABLES =
      """
      CREATE TEMP TABLE address (
        url text, referrer_url text, is_marked boolean, source text, campaign text, page text);
      """;

  /** The person of the row {@code r}. */
  private static final String OWNER =
      """
      coalesce(
        (SELECT 'u:' || l.user_id FROM link l
         WHERE l.fingerprint = r.fingerprint AND (l.at, l.number) <= (r.at, r.number)
         ORDER BY l.at DESC, l.number DESC LIMIT 1),
        (SELECT 'u:' || l.user_id FROM link l WHERE l.fingerprint = r.fingerprint
         ORDER BY l.at, l.number LIMIT 1),
        'f:' || r.fingerprint)
      """;

  // The statistics of temporary tables are collected here, because PostgreSQL itself never does.
  private static final String COMPUTED =
      """
      CREATE TEMP VIEW seen AS
        SELECT p.number, p.at, p.fingerprint, p.user_id, a.is_marked, a.source, a.campaign, a.page,
          lag(p.at) OVER (PARTITION BY p.fingerprint ORDER BY p.at, p.number) AS previous
        FROM analytics.pageview p
          JOIN address a ON a.url = p.url AND a.referrer_url IS NOT DISTINCT FROM p.referrer_url;

      CREATE TEMP TABLE numbered AS
        SELECT *, previous IS NULL OR is_marked OR at - previous > interval '30 minutes' AS is_touch,
          count(*) FILTER (
            WHERE previous IS NULL OR is_marked OR at - previous > interval '30 minutes')
            OVER (PARTITION BY fingerprint ORDER BY at, number) AS ordinal
        FROM seen;
      CREATE INDEX ON numbered (fingerprint, ordinal);
      ANALYZE numbered;

      CREATE TEMP TABLE touches AS
        SELECT t.*, (SELECT count(*) FROM numbered n
          WHERE n.fingerprint = t.fingerprint AND n.ordinal = t.ordinal) AS pageviews
        FROM numbered t WHERE is_touch;
      CREATE INDEX ON touches (at);

      CREATE TEMP TABLE link AS
        SELECT fingerprint, at, number, user_id FROM analytics.pageview WHERE user_id IS NOT NULL
        UNION ALL
        SELECT fingerprint, at, number, user_id FROM analytics.event
        WHERE user_id IS NOT NULL AND fingerprint IS NOT NULL;
      CREATE INDEX ON link (fingerprint, at, number);
      ANALYZE link;

      CREATE TEMP TABLE owned_touch AS SELECT r.*, %1$s AS person FROM touches r;
      CREATE INDEX ON owned_touch (person, at);
      CREATE TEMP TABLE owned_pageview AS SELECT r.*, %1$s AS person FROM analytics.pageview r;
      CREATE INDEX ON owned_pageview (person, at);
      CREATE TEMP TABLE owned_event AS
        SELECT r.*, coalesce('u:' || r.user_id, %1$s) AS person FROM analytics.event r;
      ANALYZE touches, owned_touch, owned_pageview, owned_event;

      CREATE TEMP TABLE in_time AS
        SELECT e.number AS event, t.*,
          row_number() OVER (PARTITION BY e.number ORDER BY t.at, t.number) AS place,
          count(*) OVER (PARTITION BY e.number) AS places,
          max(t.at) OVER (PARTITION BY e.number) AS last_at
        FROM owned_event e JOIN owned_touch t ON t.person = e.person
          AND t.at <= e.at AND t.at >= e.at - interval '30 days'
        WHERE e.name = 'signup';
      CREATE INDEX ON in_time (event);
      ANALYZE in_time;

      CREATE TEMP VIEW conversion AS
        SELECT e.*,
          (SELECT e.at - min(i.at) FROM in_time i WHERE i.event = e.number) AS time_to_convert,
          (SELECT count(*) FROM owned_pageview p
            WHERE p.person = e.person AND p.at <= e.at) AS before,
          (SELECT count(*) FROM owned_pageview p WHERE p.person = e.person AND p.at > e.at
            AND p.at <= e.at + interval '30 days') AS after
        FROM owned_event e WHERE e.name = 'signup';

      CREATE TEMP TABLE last_non_direct AS
        SELECT DISTINCT ON (event) event, source, campaign FROM in_time
        ORDER BY event, source = '(direct)', place DESC;
      """
          .formatted(OWNER);

  /**
   * Selects the weight of each touch in each model. The credit of a touch is its weight divided by
   * the sum of the weights.
   */
  public static final String WEIGHTS =
      """
      SELECT i.event, i.place,
        (i.place = 1)::integer AS first,
        (i.place = i.places)::integer AS last,
        (i.place = coalesce(
          (SELECT max(o.place) FROM in_time o WHERE o.event = i.event AND o.source <> '(direct)'),
          i.places))::integer AS last_non_direct,
        1.0 AS linear,
        CASE WHEN i.places <= 2 THEN 1.0 WHEN i.place IN (1, i.places) THEN 0.4
          ELSE 0.2 / (i.places - 2) END AS position,
        power(2::float8, -extract(epoch FROM i.last_at - i.at)::float8 / 604800) AS time_decay
      FROM in_time i
      """;

  private Recomputation() {}

  /** Deletes all page views, all events and everything that was folded from them, but no labels. */
  public static void beginAnew(Handle handle) {
    handle.useTransaction(
        transaction -> {
          // The background fold of the server locks the same tables as TRUNCATE, but in another
          // order. Both take these two locks first, so no deadlock occurs.
          transaction.execute(
              "LOCK TABLE analytics.fold_shard, analytics.fold_state IN EXCLUSIVE MODE");
          transaction.execute(
              """
              TRUNCATE analytics.pageview, analytics.event, analytics.touch, analytics.day_cell,
                analytics.visitor_cell, analytics.slot, analytics.visitor_slot, analytics.outcome,
                analytics.credit
              """);
          transaction.execute("UPDATE analytics.fold_state SET folded = 0");
          transaction.execute("UPDATE analytics.fold_shard SET folded = 0");
        });
  }

  /** Computes the temporary tables from the rows that are stored now. */
  public static void prepare(Handle handle) {
    // The connection comes from a pool, and may still have the temporary tables of another test.
    handle.execute("DISCARD TEMP");
    handle.execute(TABLES);
    for (var address : VisitorHistoryGenerator.ADDRESSES) {
      handle.execute(
          "INSERT INTO address VALUES (?, ?, ?, ?, ?, ?)",
          address.url(),
          address.referrerUrl(),
          address.isMarked(),
          address.source(),
          address.campaign(),
          address.page());
    }
    handle.createScript(COMPUTED).execute();
  }

  public static List<Map<String, Object>> rows(Handle handle, String query, Object... arguments) {
    return handle.select(query, arguments).mapToMap().list();
  }
}
