package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the numbers equal those of the raw rows if several processes fold shards at the same
 * time.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class ParallelFoldTest {
  private static final String KILL =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND state <> 'idle' AND query LIKE '%analytics.touch%'
      LIMIT 1
      """;

  @Inject Jdbi jdbi;
  @Inject Fold fold;
  @Inject UserErasure erasure;
  @Inject FingerprintFold fingerprints;
  @Inject PeopleFold people;
  @Inject OtherProcessFolds processes;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void processes_that_fold_while_rows_arrive_count_each_row_once(long seed) throws Exception {
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = fold(threads, done, 3);
      store(new VisitorHistoryGenerator(seed, 800));
      end(done, running);
    }
    assertRight();
  }

  @ParameterizedTest
  @ValueSource(longs = {23, 24})
  void users_are_erased_and_old_rows_deleted_while_processes_fold(long seed) throws Exception {
    var done = new AtomicBoolean();
    var before = VisitorHistoryGenerator.START.plus(Duration.ofHours(100));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = fold(threads, done, 2);
      var users = new AtomicInteger();
      running.add(
          threads.submit(
              () -> untilDone(done, () -> erasure.erase("user" + users.getAndIncrement() % 40))));
      var retention = new RowRetention(fold, fingerprints, people, 20);
      running.add(threads.submit(() -> untilDone(done, () -> retention.forgetNext(before))));
      store(new VisitorHistoryGenerator(seed, 500));
      end(done, running);
    }
    assertRight();
  }

  @ParameterizedTest
  @ValueSource(longs = {25, 26})
  void portions_of_killed_connections_are_folded_by_others(long seed) throws Exception {
    var done = new AtomicBoolean();
    var killed = new AtomicInteger();
    store(new VisitorHistoryGenerator(seed, 500));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = fold(threads, done, 2);
      while (killed.get() < 10 && lag() > 0) {
        killed.addAndGet(
            jdbi.withHandle(handle -> handle.createQuery(KILL).mapTo(Boolean.class).list().size()));
      }
      end(done, running);
    }
    assertThat(killed).hasPositiveValue();
    assertRight();
  }

  /** Stores rows as the server does: in several transactions that lock the row numbers. */
  private void store(VisitorHistoryGenerator history) {
    jdbi.useHandle(
        handle -> {
          begin(handle);
          history.store(
              handle,
              () -> {
                handle.commit();
                begin(handle);
              });
          handle.commit();
        });
  }

  private static void begin(Handle handle) {
    handle.begin();
    handle.execute("SELECT analytics.lock_raw_rows()");
  }

  private List<Future<?>> fold(ExecutorService threads, AtomicBoolean done, int processCount) {
    var running = new ArrayList<Future<?>>();
    for (int process = 0; process < processCount; process++) {
      var other = processes.started();
      running.add(threads.submit(() -> untilDone(done, () -> other.foldNext(true))));
      running.add(threads.submit(() -> untilDone(done, () -> other.foldNext(false))));
    }
    running.add(threads.submit(() -> untilDone(done, fold::catchUp)));
    return running;
  }

  private static Void untilDone(AtomicBoolean done, Runnable work) {
    while (!done.get()) {
      try {
        work.run();
      } catch (UnavailableException e) {
        // The call waited too long for another fold. That is allowed, and the next call retries.
        Thread.onSpinWait();
      } catch (RuntimeException e) {
        if (!DatabaseErrors.isUnavailable(e)) {
          throw e;
        }
      }
    }
    return null;
  }

  private static void end(AtomicBoolean done, List<Future<?>> running) throws Exception {
    done.set(true);
    for (var one : running) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  private long lag() {
    return jdbi.withHandle(
        handle -> {
          var lag = FoldLag.of(handle);
          return lag.highest() - lag.state().folded();
        });
  }

  private void assertRight() {
    processes.started().catchUp();
    jdbi.useHandle(FoldedNumberAssertions::assertRight);
  }
}
