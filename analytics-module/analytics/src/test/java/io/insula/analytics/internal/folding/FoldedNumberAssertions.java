package io.insula.analytics.internal.folding;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Checks the numbers in the folded tables. */
final class FoldedNumberAssertions {
  private FoldedNumberAssertions() {}

  /** Compares all folded numbers with a computation in SQL from the raw rows. */
  static void assertRight(Handle handle) {
    Recomputation.prepare(handle);
    assertTouches(handle);
    assertVisitors(handle);
    assertSlots(handle);
    assertOutcomes(handle);
    assertCredits(handle);
  }

  private static void assertSame(Handle handle, String folded, String raw) {
    var expected = counted(Recomputation.rows(handle, raw));
    assertThat(expected).isNotEmpty();
    assertThat(counted(Recomputation.rows(handle, folded))).isEqualTo(expected);
  }

  /** Returns how many times each row occurs. The order of the rows does not matter. */
  private static Map<Map<String, Object>, Long> counted(List<Map<String, Object>> rows) {
    return rows.stream().collect(groupingBy(row -> row, counting()));
  }

  private static void assertTouches(Handle handle) {
    assertSame(
        handle,
        """
        SELECT t.number, s.name AS source, c.campaign, p.name AS page, t.pageviews::bigint
        FROM analytics.touch t JOIN analytics.label s ON s.id = t.source
          JOIN analytics.label c ON c.id = t.campaign JOIN analytics.label p ON p.id = t.page
        """,
        "SELECT number, source, campaign, page, pageviews FROM touches");
  }

  private static void assertVisitors(Handle handle) {
    for (var from : List.of("2023-01-01", "2023-01-13", "2023-02-03")) {
      for (var until : List.of("2023-01-14", "2023-02-04", "2023-04-01")) {
        if (from.compareTo(until) < 0) {
          assertSame(
              handle,
              """
              SELECT l.name, l.campaign, sum(v.visitors)::bigint AS visitors
              FROM analytics.visitor_cell v JOIN analytics.label l ON l.id = v.label
              WHERE v.kind = 2 AND v.day >= '%s' AND v.day < '%s' AND v.before < '%s'
              GROUP BY l.name, l.campaign HAVING sum(v.visitors) <> 0
              """
                  .formatted(from, until, from),
              """
              SELECT source AS name, campaign, count(DISTINCT fingerprint) AS visitors FROM touches
              WHERE at >= '%s UTC' AND at < '%s UTC' GROUP BY source, campaign
              """
                  .formatted(from, until));
        }
      }
    }
    assertSame(
        handle,
        """
        SELECT l.name, d.day, d.pageviews FROM analytics.day_cell d
          JOIN analytics.label l ON l.id = d.label
        WHERE d.kind = 3 AND d.pageviews <> 0
        """,
        """
        SELECT page AS name, (at AT TIME ZONE 'UTC')::date AS day, sum(pageviews)::bigint AS pageviews
        FROM touches GROUP BY 1, 2
        """);
  }

  private static void assertSlots(Handle handle) {
    assertSame(
        handle,
        "SELECT slot, pageviews FROM analytics.slot WHERE pageviews <> 0",
        """
        SELECT floor(extract(epoch FROM at) / 900)::integer AS slot, count(*) AS pageviews
        FROM analytics.pageview GROUP BY 1
        """);
    // Days in Kathmandu begin at 18:15 UTC, so not at a full hour.
    assertSame(
        handle,
        """
        WITH d AS (
          SELECT day, (extract(epoch FROM day AT TIME ZONE 'Asia/Kathmandu') / 900)::integer AS first
          FROM generate_series('2022-12-30'::timestamp, '2023-05-01', '1 day') AS day)
        SELECT d.day::date AS day, sum(v.visitors)::bigint AS visitors
        FROM d JOIN analytics.visitor_slot v ON v.slot >= d.first AND v.slot < d.first + 96
          AND v.slot - v.gap < d.first
        GROUP BY 1 HAVING sum(v.visitors) <> 0
        """,
        """
        SELECT (at AT TIME ZONE 'Asia/Kathmandu')::date AS day,
          count(DISTINCT fingerprint) AS visitors
        FROM analytics.pageview GROUP BY 1
        """);
  }

  /**
   * Compares only the folded events, without touches, sums and credits. This is for histories in
   * which a conversion has more than 100 touches: the computation in SQL gives credit to all of
   * them.
   */
  static void assertOutcomesRight(Handle handle) {
    Recomputation.prepare(handle);
    assertOutcomes(handle);
  }

  private static void assertOutcomes(Handle handle) {
    assertSame(
        handle,
        """
        SELECT number, person, is_conversion, pageviews_before::bigint, pageviews_after::bigint,
          seconds_to_convert
        FROM analytics.outcome
        """,
        """
        SELECT e.number, e.person, e.name = 'signup' AS is_conversion,
          coalesce(c.before, 0) AS pageviews_before, coalesce(c.after, 0) AS pageviews_after,
          floor(extract(epoch FROM c.time_to_convert))::bigint AS seconds_to_convert
        FROM owned_event e LEFT JOIN conversion c ON c.number = e.number
        """);
  }

  private static void assertCredits(Handle handle) {
    var wrong =
        Recomputation.rows(
            handle,
            """
            WITH weight AS (%s),
            expected AS (
              SELECT event, place,
                1e9 * first / sum(first) OVER e AS first,
                1e9 * last / sum(last) OVER e AS last,
                1e9 * last_non_direct / sum(last_non_direct) OVER e AS last_non_direct,
                1e9 * linear / sum(linear) OVER e AS linear,
                1e9 * position / sum(position) OVER e AS position,
                1e9 * time_decay / sum(time_decay) OVER e AS time_decay
              FROM weight WINDOW e AS (PARTITION BY event))
            SELECT c.number, x.event FROM analytics.credit c
              FULL JOIN expected x ON x.event = c.number AND x.place = c.ordinal + 1
            WHERE c.page IS NOT NULL AND (x.event IS NULL
                OR abs(x.first - c.first) > 0 OR abs(x.last - c.last) > 0
                OR abs(x.last_non_direct - c.last_non_direct) > 0
                OR abs(x.linear - c.linear) > 1.5 OR abs(x.position - c.position) > 1.5
                OR abs(x.time_decay - c.time_decay) > 1.5)
              OR c.number IS NULL
            """
                .formatted(Recomputation.WEIGHTS));
    assertThat(wrong).isEmpty();
    assertSame(
        handle,
        """
        SELECT number, sum(first)::bigint AS first, sum(linear)::bigint AS linear,
          sum(time_decay)::bigint AS time_decay FROM analytics.credit GROUP BY number
        """,
        """
        SELECT number, 1000000000::bigint AS first, 1000000000::bigint AS linear,
          1000000000::bigint AS time_decay FROM analytics.event WHERE name = 'signup'
        """);
  }
}
