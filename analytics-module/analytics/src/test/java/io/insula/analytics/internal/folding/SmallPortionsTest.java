package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.journeys.TouchFinder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that the numbers are right if rows do not fit into memory at once and are folded in small
 * portions.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
@Property(name = "insula.test.small-portions", value = "true")
class SmallPortionsTest {
  private static final String ROBOT =
      """
      INSERT INTO analytics.pageview (at, fingerprint, user_id, url, referrer_url)
      SELECT ?::timestamptz + n * interval '1 second', 'robot', 'user1', url, referrer_url
      FROM generate_series(1, ?) AS n
        JOIN (SELECT *, row_number() OVER (ORDER BY url, referrer_url) AS place FROM address) a
          ON a.place = n % 6 + 1
      """;

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject UserErasure erasure;

  @Factory
  @Requires(property = "insula.test.small-portions")
  static final class SmallPortions {
    private static final int TWO_TOUCHES = 1_200;

    @Singleton
    @Replaces(FingerprintFold.class)
    FingerprintFold fingerprints(TouchFinder touchFinder) {
      return new FingerprintFold(touchFinder, TWO_TOUCHES);
    }
  }

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @Test
  void every_folded_number_equals_the_raw_rows() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(12, 400).store(handle, foldService::catchUp);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          assertThat(erasure.erase("user3")).isTrue();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  @Test
  void a_bot_whose_first_page_view_arrives_last_is_folded_too() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(13, 50).store(handle, () -> {});
          robot(handle, "2023-01-10 10:00:00Z", 2_000);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          robot(handle, "2023-01-10 09:50:00Z", 1);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          robot(handle, "2023-01-10 10:20:00.5Z", 3);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          assertThat(erasure.erase("user1")).isTrue();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  @Test
  void a_bot_without_pauses_is_folded_from_its_last_position() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(14, 50).store(handle, () -> {});
          restless(handle, "2023-01-10 10:00:00Z", 300);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          for (var from :
              List.of(
                  "2023-01-10 12:30:00Z", // after all others, in the same visit
                  "2023-01-10 13:30:00Z", // after all others, in a new visit
                  "2023-01-10 12:10:00.5Z", // between the first page views
                  "2023-01-10 13:00:00Z", // between the two visits, which become one
                  "2023-01-10 09:55:00Z")) { // before all others
            restless(handle, from, 3);
            foldService.catchUp();
            FoldedNumberAssertions.assertRight(handle);
          }
          robot(handle, "2023-01-10 12:00:00Z", 2);
          restless(handle, "2023-01-10 15:00:00Z", 2);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  /** Stores page views of a fingerprint, half a minute apart. */
  private static void restless(Handle handle, String from, int count) {
    handle.execute(
        """
        INSERT INTO analytics.pageview (at, fingerprint, url)
        SELECT ?::timestamptz + n * interval '30 seconds', 'robot', 'https://a.example/'
        FROM generate_series(1, ?) AS n
        """,
        from,
        count);
  }

  private static void robot(Handle handle, String from, int count) {
    Recomputation.prepare(handle);
    handle.execute(ROBOT, from, count);
  }
}
