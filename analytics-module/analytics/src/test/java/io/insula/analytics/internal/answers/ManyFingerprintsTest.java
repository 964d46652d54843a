package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.folding.Recomputation;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that reading the page views of a user again costs the same for each page view, for any
 * number of fingerprints.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class ManyFingerprintsTest {
  private static final String USER = "robot";
  private static final int FINGERPRINTS = 5_000;
  private static final int PAGEVIEWS = 100_000;

  @Inject Jdbi jdbi;
  @Inject UserJourneys journeys;
  @Inject ConsistentReads reads;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @Test
  void the_rows_read_grow_with_the_page_views_and_not_with_the_portions() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO analytics.pageview (at, fingerprint, user_id, url)
                SELECT timestamptz '2023-01-01 00:00:00Z' + n * interval '1 second',
                  'device-' || n % ?, ?, 'https://a.example/' || n || '?utm_source=facebook'
                FROM generate_series(1, ?) AS n
                """,
                FINGERPRINTS, USER, PAGEVIEWS));
    var rows = journeys.of(USER, 1_000).orElseThrow().rows();

    // All portions are read in one transaction, because these counters of PostgreSQL cover only the
    // current transaction.
    var read =
        reads.read(
            handle -> {
              assertThat(countedAgain(rows)).isEqualTo(PAGEVIEWS);
              return work(handle);
            });

    // Each page view is read twice: first its number from the index, then its row.
    assertThat(read.entries()).isLessThan(3L * PAGEVIEWS);
    assertThat(read.searches()).isLessThan(2L * PAGEVIEWS);
  }

  private int countedAgain(UserJourney.Rows rows) {
    var pageviews = new JourneyPageviews(journeys, rows);
    var count = 0;
    for (var portion = pageviews.next(); !portion.isEmpty(); portion = pageviews.next()) {
      for (var pageview : portion) {
        assertThat(pageview.url()).startsWith("https://a.example/" + ++count + "?");
      }
    }
    return count;
  }

  /**
   * What the current transaction has read of the page views.
   *
   * @param entries the number of rows of the table and of entries of its indexes
   * @param searches the number of scans of the table and of its indexes
   */
  private record Work(long entries, long searches) {}

  private static Work work(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT sum(pg_stat_get_xact_tuples_returned(oid)) AS entries,
              sum(pg_stat_get_xact_numscans(oid)) AS searches
            FROM (
              SELECT 'analytics.pageview'::regclass::oid AS oid UNION ALL
              SELECT indexrelid FROM pg_index WHERE indrelid = 'analytics.pageview'::regclass
            ) AS relations
            """)
        .map((row, _) -> new Work(row.getLong("entries"), row.getLong("searches")))
        .one();
  }
}
