package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a user with fingerprints of two shards, which two transactions fold at the same time. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class JoiningIdentitiesTest {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject OtherProcessFoldFactory processes;

  @BeforeEach
  void begin_with_nothing() {
    foldService.catchUp();
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @Test
  void a_link_that_arrives_while_two_transactions_fold_its_fingerprints_counts() throws Exception {
    var phone = fingerprintOf(1);
    var laptop = fingerprintOf(6);
    jdbi.useHandle(
        handle -> {
          pageview(handle, phone, null, "2023-01-10T10:00:00Z");
          event(handle, phone, "ade", "2023-01-12T10:00:00Z");
          pageview(handle, laptop, "ade", "2023-01-11T10:00:00Z");
          event(handle, laptop, null, "2023-01-13T10:00:00Z");
        });
    var target = highest();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var one = jdbi.open();
        var other = jdbi.open()) {
      one.begin();
      foldShardsBefore(one, 4, target);
      var second = threads.submit(inTransaction(other, target));
      Awaitility.await().until(() -> jdbi.withHandle(handle -> count(handle, WAITING)) > 0);
      jdbi.useHandle(
          handle -> {
            pageview(handle, phone, "ben", "2023-01-11T12:00:00Z");
            pageview(handle, laptop, "ben", "2023-01-12T12:00:00Z");
          });
      one.commit();
      second.get(60, TimeUnit.SECONDS);
    }
    foldService.catchUp();
    assertThat(people()).isEqualTo(List.of("u:ade", "u:ben"));

    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(27, 50).store(handle, () -> {});
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  private List<String> people() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT person FROM analytics.outcome ORDER BY at")
                .mapTo(String.class)
                .list());
  }

  /** Folds the shards with lower numbers than {@code shard}, one after another. */
  private void foldShardsBefore(Handle handle, int shard, long target) throws SQLException {
    for (int i = 0; i < shard; i++) {
      assertThat(processes.shards().foldBehind(handle.getConnection(), target, 1, LOCK_TIMEOUT))
          .isTrue();
    }
  }

  private Callable<Boolean> inTransaction(Handle handle, long target) {
    return () -> {
      handle.begin();
      var portionFold = processes.shards();
      while (portionFold.foldBehind(handle.getConnection(), target, 1, LOCK_TIMEOUT)) {
        handle.commit();
        handle.begin();
      }
      handle.commit();
      return true;
    };
  }

  private String fingerprintOf(int shard) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT 'f' || n FROM generate_series(1, 1000) AS n
                    WHERE analytics.fold_shard_of('f' || n) = ? ORDER BY n LIMIT 1
                    """)
                .bind(0, shard)
                .mapTo(String.class)
                .one());
  }

  private long highest() {
    return jdbi.withHandle(handle -> FoldLag.of(handle).highest());
  }

  private static long count(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  private static void pageview(
      Handle handle, String fingerprint, @Nullable String user, String at) {
    handle.execute(
        "INSERT INTO analytics.pageview (at, fingerprint, user_id, url)"
            + " VALUES (?::timestamptz, ?, ?, 'https://a.example/')",
        at,
        fingerprint,
        user);
  }

  private static void event(Handle handle, String fingerprint, @Nullable String user, String at) {
    handle.execute(
        "INSERT INTO analytics.event (at, name, fingerprint, user_id)"
            + " VALUES (?::timestamptz, 'signup', ?, ?)",
        at,
        fingerprint,
        user);
  }
}
