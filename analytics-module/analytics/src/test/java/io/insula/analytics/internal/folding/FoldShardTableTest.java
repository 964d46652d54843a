package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks which shards a transaction locks, and that such transactions cause no deadlock. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class FoldShardTableTest {
  private static final long TARGET = 20;
  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;

  @BeforeEach
  void begin_with_one_slow_shard() {
    foldService.catchUp();
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          handle.execute(
              "UPDATE analytics.fold_shard SET folded = CASE shard WHEN 5 THEN 9 ELSE 10 END");
        });
  }

  @AfterEach
  void end_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @Test
  void one_that_waits_for_a_shard_takes_no_other_when_that_one_is_folded() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var first = jdbi.open();
        var behind = jdbi.open();
        var all = jdbi.open()) {
      first.begin();
      FoldShardTable.lockAll(first.getConnection());
      var one = inTransaction(threads, behind, handle -> lockBehind(handle, TARGET));
      awaitWaiting(1);
      var other =
          inTransaction(threads, all, handle -> FoldShardTable.lockAll(handle.getConnection()));
      awaitWaiting(2);

      FoldShardTable.set(first.getConnection(), List.of(0, 1, 2, 3, 4, 5, 6, 7), TARGET);
      first.commit();
      assertThat(one.get(60, TimeUnit.SECONDS)).isEmpty();
      assertThat(other.get(60, TimeUnit.SECONDS)).hasSize(FoldShardTable.COUNT);
    }
  }

  @Test
  void the_slowest_free_shards_are_taken_and_only_those_that_are_equally_far() throws SQLException {
    try (var one = jdbi.open();
        var other = jdbi.open()) {
      one.begin();
      other.begin();
      assertThat(lockBehind(one, TARGET)).isEqualTo(Map.of(5, 9L));
      one.rollback();
      one.begin();
      one.execute("SELECT FROM analytics.fold_shard WHERE shard = 5 FOR UPDATE");
      assertThat(lockBehind(other, TARGET)).containsOnlyKeys(0, 1, 2, 3);
      assertThat(lockBehind(other, 5)).isEmpty();
    }
  }

  private static Map<Integer, Long> lockBehind(Handle handle, long target) throws SQLException {
    return FoldShardTable.lockBehind(handle.getConnection(), target, 4);
  }

  private interface Locking {
    Map<Integer, Long> with(Handle handle) throws SQLException;
  }

  private static Future<Map<Integer, Long>> inTransaction(
      ExecutorService threads, Handle handle, Locking locking) {
    return threads.submit(
        () -> {
          handle.begin();
          var locked = locking.with(handle);
          handle.commit();
          return locked;
        });
  }

  private void awaitWaiting(long transactions) {
    Awaitility.await()
        .until(
            () ->
                jdbi.withHandle(handle -> handle.createQuery(WAITING).mapTo(Long.class).one())
                    == transactions);
  }
}
