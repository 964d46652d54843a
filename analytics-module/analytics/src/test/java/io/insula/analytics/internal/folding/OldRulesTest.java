package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Checks that data that an older version of the server has folded is folded again. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class OldRulesTest {
  @Inject Jdbi jdbi;
  @Inject FoldService fold;
  @Inject FoldTransactions transaction;
  @Inject FingerprintFold fingerprints;
  @Inject PeopleFold people;
  @Inject FoldRulesVersion rules;
  @Inject FoldPermits permits;
  @Inject OtherProcessFoldFactory processes;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @Test
  void the_first_fold_after_an_update_folds_all_rows_again() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(14, 100).store(handle, fold::catchUp);
          fold.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          pretendOldRules(handle);

          restarted().catchUp();

          FoldedNumberAssertions.assertRight(handle);
          assertThat(state(handle))
              .isEqualTo(rules.version())
              .startsWith(TrafficSourceRules.VERSION + "-");
        });
  }

  @Test
  void the_log_names_the_old_rules_only_if_there_were_any() {
    fold.catchUp();
    var logger = (Logger) LoggerFactory.getLogger(PortionFold.class);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    logger.addAppender(log);
    try {
      jdbi.useHandle(
          handle -> {
            handle.execute("DELETE FROM analytics.fold_shard");
            handle.execute("DELETE FROM analytics.fold_state");
            restarted().catchUp();
            pretendOldRules(handle);
            restarted().catchUp();
          });
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The rules of analytics are " + rules.version(),
            "The rules of analytics are now "
                + rules.version()
                + " and were "
                + UnshardedProcess.RULES
                + ". All page views and events are folded again");
  }

  @Test
  void a_first_fold_that_fails_is_repeated() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(14, 100).store(handle, fold::catchUp);
          fold.catchUp();
          pretendOldRules(handle);
          var restarted = restarted(new FailingOnce(jdbi, transaction));

          assertThatThrownBy(() -> restarted.foldNext(true))
              .isInstanceOf(UnavailableException.class);
          assertThat(state(handle)).startsWith("1-");

          restarted.catchUp();
          FoldedNumberAssertions.assertRight(handle);
          assertThat(state(handle)).isEqualTo(rules.version());
        });
  }

  @Test
  void a_process_without_shards_beside_one_with_them_counts_nothing_twice() {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(14, 60).store(handle, fold::catchUp);
          fold.catchUp();
          var old = new UnshardedProcess(jdbi, fingerprints, people);
          var isMore = old.foldNext();
          while (isMore) {
            assertThatThrownBy(fold::catchUp).isInstanceOf(UnavailableException.class);
            isMore = old.foldNext();
          }
          assertThat(state(handle)).isEqualTo(UnshardedProcess.RULES);
          FoldedNumberAssertions.assertRight(handle);

          restarted().catchUp();
          assertThatThrownBy(old::foldNext).isInstanceOf(UnavailableException.class);
          FoldedNumberAssertions.assertRight(handle);
          assertThat(state(handle)).isEqualTo(rules.version());
        });
  }

  @Test
  void processes_of_both_versions_that_start_again_and_again_count_nothing_twice()
      throws Exception {
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      running.add(
          threads.submit(
              () ->
                  untilDone(
                      done, () -> new UnshardedProcess(jdbi, fingerprints, people)::foldNext)));
      for (int process = 0; process < 2; process++) {
        running.add(
            threads.submit(() -> untilDone(done, () -> () -> processes.started().foldNext(true))));
      }
      jdbi.useHandle(handle -> new VisitorHistoryGenerator(28, 200).store(handle, () -> {}));
      done.set(true);
      for (var one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
    restarted().catchUp();
    jdbi.useHandle(FoldedNumberAssertions::assertRight);
  }

  private static Void untilDone(AtomicBoolean done, Supplier<BooleanSupplier> process) {
    while (!done.get()) {
      foldAll(process.get());
    }
    return null;
  }

  private static void foldAll(BooleanSupplier fold) {
    try {
      while (fold.getAsBoolean()) {
        Thread.onSpinWait();
      }
    } catch (UnavailableException e) {
      // A process of the other version has changed the rules.
      Thread.onSpinWait();
    } catch (RuntimeException e) {
      if (!DatabaseErrors.mayPass(e)) {
        throw e;
      }
    }
  }

  /** Rolls the first transaction back at its end, as PostgreSQL does after a deadlock. */
  private static final class FailingOnce extends FoldTransactions {
    private final Jdbi jdbi;
    private final FoldTransactions others;
    private boolean hasFailed;

    private FailingOnce(Jdbi jdbi, FoldTransactions others) {
      super(jdbi);
      this.jdbi = jdbi;
      this.others = others;
    }

    @Override
    <T> T run(FoldService.Work<T> work) throws SQLException {
      if (hasFailed) {
        return others.run(work);
      }
      hasFailed = true;
      return jdbi.<T, SQLException>inTransaction(
          handle -> {
            work.with(handle.getConnection());
            throw new SQLException("deadlock detected", "40P01");
          });
    }
  }

  private static void pretendOldRules(Handle handle) {
    handle.execute("UPDATE analytics.fold_state SET rules = ?", UnshardedProcess.RULES);
    handle.execute("UPDATE analytics.touch SET pageviews = pageviews + 1");
    handle.execute("UPDATE analytics.day_cell SET pageviews = pageviews + 1");
  }

  /** Returns the fold of a process that has just started. */
  private FoldService restarted() {
    return restarted(transaction);
  }

  private FoldService restarted(FoldTransactions transactions) {
    return new FoldService(
        jdbi,
        transactions,
        new PortionFold(fingerprints, people, rules, 30_000),
        permits,
        new SimpleMeterRegistry(),
        new FoldSettings(Duration.ofSeconds(1), Duration.ofMinutes(1), 0));
  }

  private static String state(Handle handle) {
    return handle.createQuery("SELECT rules FROM analytics.fold_state").mapTo(String.class).one();
  }
}
