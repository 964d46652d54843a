package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the conversions of people with long histories are right, and that a new row reads
 * only those page views that can change a conversion.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class ConversionWindowTest {
  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);
  private static final int DAYS = 118;

  /** The number of page views in a history: one each five minutes for 110 days. */
  private static final int PAGEVIEWS = 110 * 288;

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject OtherProcessFoldFactory processes;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  /**
   * Stores page views, conversions and links from fingerprints to users in random order, and folds
   * them a few at a time. Their times cover some months. A fingerprint belongs to different users
   * at different times.
   */
  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void late_rows_and_conversions_in_mixed_order_give_the_numbers_of_the_raw_rows(long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<Runnable>();
    jdbi.useHandle(
        handle -> {
          for (var at : List.of("2023-01-13T10:00:00Z", "2023-02-03T10:00:00Z")) {
            pageview(handle, Instant.parse(at), "f1", null, 1);
          }
          for (int i = 0; i < 500; i++) {
            rows.add(randomRow(handle, random));
          }
          Collections.shuffle(rows, random);
          for (int i = 0; i < rows.size(); i++) {
            rows.get(i).run();
            if (random.nextInt(4) == 0) {
              foldService.catchUp();
            }
            if (i % 100 == 99) {
              foldService.catchUp();
              FoldedNumberAssertions.assertRight(handle);
            }
          }
        });
  }

  private static Runnable randomRow(Handle handle, Random random) {
    var fingerprint = "f" + random.nextInt(6);
    var user = random.nextInt(8) == 0 ? "user" + random.nextInt(4) : null;
    var at =
        VisitorHistoryGenerator.START.plusSeconds(random.nextInt(DAYS) * 86_400L + hour(random));
    if (random.nextInt(12) > 0) {
      return () -> pageview(handle, at, fingerprint, user, random.nextInt(6));
    }
    var name = random.nextInt(4) == 0 ? "trial" : "signup";
    var known = random.nextInt(4) == 0 ? null : fingerprint;
    return () -> event(handle, at, name, known, known == null ? "user1" : user);
  }

  // Several rows have the same time, or times that are half an hour or exactly thirty days apart.
  private static long hour(Random random) {
    return List.of(0L, 0L, 1_799L, 1_800L, 1_801L, 40_000L).get(random.nextInt(6));
  }

  @Test
  void a_new_page_view_long_after_a_conversion_does_not_read_the_whole_history()
      throws SQLException {
    jdbi.useHandle(
        handle -> {
          history(handle);
          event(handle, Instant.parse("2023-01-10T00:00:00Z"), "signup", "robot", null);
          foldService.catchUp();
          handle.execute("VACUUM ANALYZE analytics.pageview");
          pageview(handle, Instant.parse("2023-04-28T00:00:00Z"), "robot", null, 1);
          pageview(handle, Instant.parse("2023-03-15T00:00:00Z"), "robot", null, 1);

          // A single pass over the whole history would read more.
          assertThat(pageviewsReadByFold(handle)).isBetween(1L, PAGEVIEWS - 1L);
          FoldedNumberAssertions.assertOutcomesRight(handle);
        });
  }

  @Test
  void a_late_page_view_reads_only_the_window_of_a_later_conversion() throws SQLException {
    jdbi.useHandle(
        handle -> {
          history(handle);
          event(handle, Instant.parse("2023-01-02T00:00:00Z"), "signup", "robot", "ade");
          event(handle, Instant.parse("2023-04-15T00:00:00Z"), "signup", "robot", "ade");
          foldService.catchUp();
          handle.execute("VACUUM ANALYZE analytics.pageview");
          pageview(handle, Instant.parse("2023-02-20T00:00:00Z"), "robot", null, 1);

          // The limit allows four passes over the page views of the last 36 days, one each five
          // minutes. The whole history has 110 days.
          assertThat(pageviewsReadByFold(handle)).isBetween(1L, 4L * 36 * 288 + 4_000);
          FoldedNumberAssertions.assertOutcomesRight(handle);
        });
  }

  /** Stores a page view each five minutes for 110 days. */
  private static void history(Handle handle) {
    Recomputation.prepare(handle);
    handle.execute(
        """
        INSERT INTO analytics.pageview (at, fingerprint, url, referrer_url)
        SELECT '2023-01-01T00:00:00Z'::timestamptz + n * interval '5 minutes', 'robot', url,
          referrer_url
        FROM generate_series(1, ?) AS n
          JOIN (SELECT *, row_number() OVER (ORDER BY url, referrer_url) AS place FROM address) a
            ON a.place = n % 6 + 1
        """,
        PAGEVIEWS);
  }

  /** Returns how many page views a fold has read from the table itself, not from an index alone. */
  private long pageviewsReadByFold(Handle handle) throws SQLException {
    return handle.inTransaction(
        transaction -> {
          assertThat(processes.shards().foldAll(transaction.getConnection(), LOCK_TIMEOUT))
              .isFalse();
          return transaction
              .createQuery(
                  """
                  SELECT pg_stat_get_xact_tuples_returned('analytics.pageview'::regclass)
                    + (SELECT sum(pg_stat_get_xact_tuples_fetched(oid)) FROM (
                        SELECT 'analytics.pageview'::regclass::oid AS oid UNION ALL
                        SELECT indexrelid FROM pg_index
                        WHERE indrelid = 'analytics.pageview'::regclass) AS relations)
                  """)
              .mapTo(Long.class)
              .one();
        });
  }

  private static void pageview(
      Handle handle, Instant at, String fingerprint, @Nullable String user, int address) {
    var known = VisitorHistoryGenerator.ADDRESSES.get(address);
    handle.execute(
        "INSERT INTO analytics.pageview (at, fingerprint, user_id, url, referrer_url)"
            + " VALUES (?, ?, ?, ?, ?)",
        at,
        fingerprint,
        user,
        known.url(),
        known.referrerUrl());
  }

  private static void event(
      Handle handle, Instant at, String name, @Nullable String fingerprint, @Nullable String user) {
    handle.execute(
        "INSERT INTO analytics.event (at, name, fingerprint, user_id) VALUES (?, ?, ?, ?)",
        at,
        name,
        fingerprint,
        user);
  }
}
