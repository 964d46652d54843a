package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject OtherProcessFoldFactory processes;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  /**
   * @param touches the number of touches of the history, each with three page views
   * @param late the number of late touches that are added before and during the history
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
          var touchesThen = rows(handle, TOUCHES);
          var sumsThen = rows(handle, SUMS);

          handle.execute("UPDATE analytics.fold_state SET rules = 'of another version'");
          processes.started().catchUp();

          assertThat(touchesThen).hasSizeGreaterThan(touches);
          assertThat(touchesThen).isEqualTo(rows(handle, TOUCHES));
          assertThat(sumsThen).isEqualTo(rows(handle, SUMS));
        });
  }

  /** The fold reads a few fetches of rows at most, and not the 45,000 rows of the history. */
  @Test
  void a_late_page_view_at_the_beginning_of_a_long_history_reads_only_a_few_rows()
      throws SQLException {
    jdbi.useHandle(
        handle -> {
          pageviews(handle, "2023-01-10T00:00:00Z", 15_000, 7);
          foldService.catchUp();
          handle.execute("ANALYZE analytics.pageview");
          pageviews(handle, "2023-01-09T22:00:00Z", 1, 7);

          // The counters of PostgreSQL that are read here cover only the current transaction.
          long read =
              handle.inTransaction(
                  transaction -> {
                    var connection = transaction.getConnection();
                    assertThat(processes.shards().foldAll(connection, PATIENCE)).isFalse();
                    return rowsRead(transaction);
                  });

          assertThat(read).isBetween(1L, 3L * RawPageviewReader.FETCH);
        });
  }

  /** Returns the number of rows and of index entries of page views that a transaction has read. */
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

  private static List<Map<String, Object>> rows(Handle handle, String query) {
    return Recomputation.rows(handle, query);
  }
}
