package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that rows that arrive late, with earlier times than many stored rows of their fingerprint,
 * count as if they had arrived in order.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class LateRowsTest {
  private static final String TOUCHES =
      """
      SELECT t.number, t.pageviews, s.name AS source, c.campaign, p.name AS page,
        t.source_before, t.campaign_before, t.page_before
      FROM analytics.touch t JOIN analytics.label s ON s.id = t.source
        JOIN analytics.label c ON c.id = t.campaign JOIN analytics.label p ON p.id = t.page
      ORDER BY t.number
      """;

  private static final String SUMS =
      """
      SELECT 'day' AS kind, l.name, l.campaign, d.day, NULL AS before, d.pageviews AS count
      FROM analytics.day_cell d JOIN analytics.label l ON l.id = d.label WHERE d.pageviews <> 0
      UNION ALL
      SELECT 'visitors', l.name, l.campaign, v.day, v.before, v.visitors
      FROM analytics.visitor_cell v JOIN analytics.label l ON l.id = v.label WHERE v.visitors <> 0
      UNION ALL
      SELECT 'gap', NULL, NULL, 'epoch'::date + gap, NULL, sum(visitors)
      FROM analytics.visitor_slot GROUP BY gap HAVING sum(visitors) <> 0
      ORDER BY 1, 2, 3, 4, 5
      """;

  private static final List<LatePageviews> LATE_IN_A_LONG_HISTORY =
      List.of(
          new LatePageviews(1, List.of("2023-01-09T22:00:00Z")),
          new LatePageviews(2, List.of("2023-01-09T22:00:00Z", "2024-06-01T00:00:00Z")),
          new LatePageviews(
              3, List.of("2023-01-09T22:00:00Z", "2023-06-01T00:00:00Z", "2024-06-01T00:00:00Z")),
          new LatePageviews(
              3,
              List.of(
                  "2023-01-09T22:00:00Z",
                  "2023-01-09T22:10:00Z",
                  "2023-03-01T00:00:00Z",
                  "2023-09-01T00:00:00Z")));

  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject OtherProcessFoldFactory processes;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  /**
   * @param touches the number of touches of the history, each with three page views
   * @param late the number of late touches that are added before the history, and again during it
   * @param campaigns the number of campaigns
   */
  @ParameterizedTest
  @CsvSource({"300, 1, 7", "300, 3, 150", "300, 90, 40", "400, 250, 300", "2500, 2, 2400"})
  void late_page_views_give_the_same_numbers_as_a_new_fold_of_all_rows(
      int touches, int late, int campaigns) {
    jdbi.useHandle(
        handle -> {
          pageviews(handle, "2023-01-10T00:00:00Z", touches, campaigns);
          foldService.catchUp();
          pageviews(handle, "2023-01-09T22:00:00Z", late, campaigns);
          pageviews(handle, "2023-01-10T00:00:30Z", late, campaigns * 2);
          foldService.catchUp();
          assertSameAsNewFold(handle);
        });
  }

  /**
   * Stores page views together, at random times before, during and after a long history. Some of
   * them join two visits, open a visit, or have the campaign of a later page view.
   */
  @ParameterizedTest
  @CsvSource({"41, 2", "42, 3", "43, 6", "44, 12", "45, 40"})
  void new_page_views_far_from_each_other_give_the_same_numbers_as_a_new_fold(
      long seed, int count) {
    var random = new Random(seed);
    jdbi.useHandle(
        handle -> {
          pageviews(handle, "2023-01-10T00:00:00Z", 4_000, 60);
          foldService.catchUp();
          pageview(handle, "2023-01-09T22:00:00Z", random.nextInt(60));
          for (int i = 2; i < count; i++) {
            var at = Instant.parse("2023-01-10T00:00:00Z").plusSeconds(random.nextInt(8_800_000));
            pageview(handle, at.toString(), random.nextInt(80));
          }
          pageview(handle, "2023-06-01T00:00:00Z", random.nextInt(60));
          foldService.catchUp();
          assertSameAsNewFold(handle);
        });
  }

  private void assertSameAsNewFold(Handle handle) {
    var touchesThen = rows(handle, TOUCHES);
    var sumsThen = rows(handle, SUMS);

    handle.execute("UPDATE analytics.fold_state SET rules = 'of another version'");
    processes.startedWithLargePortions().catchUp();

    assertThat(touchesThen).hasSizeGreaterThan(1);
    assertThat(touchesThen).isEqualTo(rows(handle, TOUCHES));
    assertThat(sumsThen).isEqualTo(rows(handle, SUMS));
  }

  /**
   * Late page views.
   *
   * @param places the number of places in the history where they are
   */
  private record LatePageviews(int places, List<String> times) {}

  /**
   * Checks that the fold reads a few fetches of rows at most, and not the 45,000 rows of the
   * history.
   */
  @Test
  void late_page_views_in_a_long_history_read_only_a_few_rows() throws SQLException {
    jdbi.useHandle(
        handle -> {
          pageviews(handle, "2023-01-10T00:00:00Z", 15_000, 7);
          foldService.catchUp();
          handle.execute("ANALYZE analytics.pageview");
          for (var late : LATE_IN_A_LONG_HISTORY) {
            assertThat(rowsReadByFold(handle, late.times()))
                .as("%s", late)
                .isBetween(1L, (2L * late.places() + 1) * RawPageviewReader.FETCH);
          }
        });
  }

  /** Returns how many rows the fold of new page views reads. Does not keep the page views. */
  private long rowsReadByFold(Handle handle, List<String> times) throws SQLException {
    handle.begin();
    try {
      times.forEach(at -> pageview(handle, at, 3));
      var before = rowsRead(handle);
      assertThat(processes.shards().foldAll(handle.getConnection(), LOCK_TIMEOUT)).isFalse();
      return rowsRead(handle) - before;
    } finally {
      handle.rollback();
    }
  }

  /** Returns the number of rows and of index entries of page views that a connection has read. */
  private static long rowsRead(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT sum(pg_stat_get_xact_tuples_returned(oid)) FROM (
              SELECT 'analytics.pageview'::regclass::oid AS oid UNION ALL
              SELECT indexrelid FROM pg_index WHERE indrelid = 'analytics.pageview'::regclass
            ) AS relations
            """)
        .mapTo(Long.class)
        .one();
  }

  /** Stores three page views for each touch, over some weeks. */
  private static void pageviews(Handle handle, String from, int touches, int campaigns) {
    handle.execute(
        """
        INSERT INTO analytics.pageview (at, fingerprint, url)
        SELECT ?::timestamptz + n * interval '37 minutes' + p * interval '5 minutes', 'robot',
          'https://a.example/' || CASE WHEN p = 0
            THEN '?utm_source=s' || n % 5 || '&utm_medium=paid&utm_campaign=c' || n * 7 % ? ELSE '' END
        FROM generate_series(1, ?) AS n, generate_series(0, 2) AS p
        """,
        from, campaigns, touches);
  }

  /** Stores one page view; a number below 10 stands for no campaign. */
  private static void pageview(Handle handle, String at, int campaign) {
    handle.execute(
        "INSERT INTO analytics.pageview (at, fingerprint, url) VALUES (?::timestamptz, 'robot', ?)",
        at,
        campaign < 10
            ? "https://a.example/"
            : "https://a.example/?utm_source=s1&utm_medium=paid&utm_campaign=c" + campaign);
  }

  private static List<Map<String, Object>> rows(Handle handle, String query) {
    return Recomputation.rows(handle, query);
  }
}
