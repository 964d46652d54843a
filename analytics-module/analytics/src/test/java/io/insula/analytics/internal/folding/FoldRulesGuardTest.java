package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.api.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Checks which process folds while processes with different rules run at the same time. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class FoldRulesGuardTest {
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final String OLDER = "2-0123456789ab 1 PT720H signup in 8 shards";

  @Inject Jdbi jdbi;
  @Inject FoldTransactions transaction;
  @Inject FingerprintFold fingerprints;
  @Inject PeopleFold people;
  @Inject FoldRulesVersion rules;
  @Inject FoldPermits permits;

  private final AtomicLong nanos = new AtomicLong();
  private final Logger logger = (Logger) LoggerFactory.getLogger(FoldRulesGuard.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private FoldService current;

  @BeforeEach
  void begin_with_rows_that_the_current_version_has_folded() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(14, 100).store(handle, () -> {});
        });
    current = process(rules);
    current.catchUp();
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    logger.detachAppender(log);
    process(rules).catchUp();
  }

  @Test
  void an_old_process_that_restarts_and_ends_locks_a_new_one_out_for_two_minutes_only() {
    var old = new UnshardedProcess(jdbi, fingerprints, people);
    foldToTheEnd(old);
    assertRefused(current);
    for (int minute = 0; minute < 5; minute++) {
      pass(current, Duration.ofMinutes(1));
      store(minute);
      foldToTheEnd(old);
      assertRefused(current);
    }
    assertThat(log.list)
        .filteredOn(event -> event.getLevel().equals(Level.ERROR))
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains(UnshardedProcess.RULES, rules.version());

    // The old process has been removed. The current one learns this from the state alone.
    store(9);
    pass(current, FoldRulesGuard.ABANDONED_AFTER.minus(STEP));
    assertThat(rulesInDatabase()).isEqualTo(UnshardedProcess.RULES);
    pass(current, STEP.multipliedBy(2));

    assertThat(rulesInDatabase()).isEqualTo(rules.version());
    current.catchUp();
    jdbi.useHandle(FoldedNumberAssertions::assertRight);
    assertThatThrownBy(old::foldNext).isInstanceOf(UnavailableException.class);
  }

  @Test
  void an_older_process_does_not_replace_the_rules_of_a_newer_one_that_has_nothing_to_fold() {
    var older = process(new FoldRulesVersion(OLDER));
    for (int minute = 0; minute < 10; minute++) {
      pass(Duration.ofMinutes(1), current, older);
      assertThat(rulesInDatabase()).isEqualTo(rules.version());
    }
    assertRefused(older);
    assertThat(log.list).isEmpty();
  }

  @Test
  void after_a_rollback_the_older_processes_fold_when_the_newer_ones_have_ended() {
    var older = process(new FoldRulesVersion(OLDER));
    pass(older, FoldRulesGuard.ABANDONED_AFTER.minus(STEP));
    assertThat(rulesInDatabase()).isEqualTo(rules.version());
    pass(older, STEP.multipliedBy(2));

    assertThat(rulesInDatabase()).isEqualTo(OLDER);
    older.catchUp();
    jdbi.useHandle(FoldedNumberAssertions::assertRight);
    assertRefused(current);
  }

  @Test
  void a_time_in_which_nobody_could_write_the_state_does_not_count() {
    var older = process(new FoldRulesVersion(OLDER));
    pass(older, FoldRulesGuard.ABANDONED_AFTER.minus(STEP));
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    pass(older, FoldRulesGuard.ABANDONED_AFTER.minus(STEP));
    assertThat(rulesInDatabase()).isEqualTo(rules.version());
    pass(older, STEP.multipliedBy(2));
    assertThat(rulesInDatabase()).isEqualTo(OLDER);
  }

  @Test
  void rules_are_older_only_if_no_number_is_higher() {
    assertThat(isOlder("2-a 1 PT1H signup in 8 shards", "3-b 1 PT1H signup in 8 shards")).isTrue();
    assertThat(isOlder("3-a 1 PT1H signup in 8 shards", "3-a 2 PT1H signup in 8 shards")).isTrue();
    assertThat(isOlder("9-a 1 PT1H signup", "10-a 1 PT1H signup in 8 shards")).isTrue();
    assertThat(isOlder("3-a 1 PT1H signup in 8 shards", "3-b 1 PT2H in 8 shards")).isFalse();
    assertThat(isOlder("3-a 1 PT1H in 8 shards", "2-b 2 PT1H in 8 shards")).isFalse();
    assertThat(isOlder("3-a 1 PT1H in 8 shards", "2-a 1 PT1H in 8 shards")).isFalse();
    assertThat(isOlder("3-a 1 PT1H in 8 shards", "")).isFalse();
    assertThat(isOlder("3-a 1 PT1H in 8 shards", "of another version")).isFalse();
  }

  private static boolean isOlder(String one, String other) {
    return new FoldRulesVersion(one).isOlderThan(other);
  }

  private FoldService process(FoldRulesVersion its) {
    return new FoldService(
        jdbi,
        transaction,
        new PortionFold(fingerprints, people, new FoldRulesGuard(its, nanos::get), 30_000),
        permits,
        new SimpleMeterRegistry(),
        new FoldSettings(Duration.ofSeconds(1), Duration.ofMinutes(1), 0));
  }

  private void pass(FoldService process, Duration time) {
    pass(time, process);
  }

  /** Lets time pass, in which the first workers of the processes run again and again. */
  private void pass(Duration time, FoldService... processes) {
    for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
      nanos.addAndGet(STEP.toNanos());
      for (var process : processes) {
        try {
          process.foldNext(true);
        } catch (UnavailableException e) {
          assertThat(e).hasMessageContaining("different rules");
        }
      }
    }
  }

  private static void assertRefused(FoldService process) {
    assertThatThrownBy(process::catchUp)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("different rules");
  }

  private static void foldToTheEnd(UnshardedProcess process) {
    while (process.foldNext()) {
      Thread.onSpinWait();
    }
  }

  private void store(int minute) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO analytics.pageview (at, fingerprint, url)"
                    + " VALUES ('2023-02-01T00:00:00Z'::timestamptz + ? * interval '1 minute',"
                    + " 'new', 'https://a.example/')",
                minute));
  }

  private String rulesInDatabase() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT rules FROM analytics.fold_state").mapTo(String.class).one());
  }
}
