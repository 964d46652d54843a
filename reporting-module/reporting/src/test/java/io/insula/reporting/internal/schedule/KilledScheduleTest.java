package io.insula.reporting.internal.schedule;

import static io.insula.reporting.internal.schedule.TickHistory.scheduledTickets;
import static io.insula.reporting.internal.schedule.TickHistory.ticksOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KilledScheduleTest {
  private static final int TICKS = 100;
  private static final int KILLED_AT = TICKS / 2;

  /** Counts the transactions that have inserted a tick and wait for the lock of tickets. */
  private static final String HELD_TICKS =
      """
      SELECT count(*) FROM pg_locks inserted JOIN pg_locks awaited USING (pid)
      WHERE inserted.relation = 'reporting.tick'::regclass AND inserted.mode = 'RowExclusiveLock'
        AND inserted.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND awaited.locktype = 'advisory' AND NOT awaited.granted
      """;

  private final TestDatabase database = TestDatabase.create();

  /** The instances that notice that a tick is due: one of the two, or both. */
  private enum Due {
    AT_VICTIM,
    AT_BOTH,
    AT_SURVIVOR
  }

  @Test
  void each_of_a_hundred_ticks_happens_once_though_an_instance_is_killed_in_the_middle_of_one() {
    try (var victim = ScheduleProcess.start(database);
        var survivor = ScheduleProcess.server(database)) {
      var first = changeToSummerTime().minus(Duration.ofHours(KILLED_AT));
      survivor.clock().set(first.minusSeconds(1));
      survivor
          .bean(StoredSchedule.class)
          .choose(new ReportSchedule("0 0 * * * *", "Europe/Warsaw", true));
      var expected = new ArrayList<Instant>();
      for (var index = 0; index < TICKS; index++) {
        var tick = first.plus(Duration.ofHours(index));
        expected.add(tick);
        if (index < KILLED_AT) {
          awaitTick(tick, victim, survivor, Due.values()[index % Due.values().length]);
        } else {
          if (index == KILLED_AT) {
            killInTransaction(tick, victim, survivor);
            assertThat(ticksOf(survivor)).doesNotContain(tick);
          }
          awaitTick(tick, survivor);
        }
      }

      assertThat(ticksOf(survivor)).isEqualTo(expected);
      assertThat(scheduledTickets(survivor)).isEqualTo(TICKS);
    }
  }

  /**
   * Kills the victim after it has inserted the tick and locked the schedule, but before it has made
   * a ticket.
   */
  private static void killInTransaction(
      Instant tick, ScheduleProcess victim, ReportingServer survivor) {
    survivor.clock().set(tick.minusSeconds(1));
    survivor
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "SELECT pg_advisory_xact_lock(hashtextextended('insula.reporting', 0))");
              var seconds = new AtomicInteger();
              await()
                  .pollInterval(Duration.ofMillis(50))
                  .until(
                      () -> {
                        victim.setClock(tick.plusSeconds(seconds.getAndIncrement()));
                        return heldTicks(survivor) == 1;
                      });
              victim.kill();
            });
  }

  private static int heldTicks(ReportingServer server) {
    return server
        .jdbi()
        .withHandle(handle -> handle.createQuery(HELD_TICKS).mapTo(Integer.class).one());
  }

  private static void awaitTick(
      Instant tick, ScheduleProcess victim, ReportingServer survivor, Due due) {
    if (due == Due.AT_SURVIVOR) {
      victim.setClock(tick.minusSeconds(1));
      awaitTick(tick, survivor);
    } else {
      survivor.clock().set(due == Due.AT_BOTH ? tick : tick.minusSeconds(1));
      awaitTick(tick, victim::setClock, survivor);
    }
  }

  private static void awaitTick(Instant tick, ReportingServer survivor) {
    awaitTick(tick, survivor.clock()::set, survivor);
  }

  /**
   * Moves the clock on until the tick has happened. A job that checked right before its clock was
   * moved checks again only some seconds later.
   */
  private static void awaitTick(Instant tick, Consumer<Instant> clock, ReportingServer survivor) {
    var seconds = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              clock.accept(tick.plusSeconds(seconds.getAndIncrement()));
              return ticksOf(survivor).contains(tick);
            });
  }

  /**
   * Returns the next change to summer time. It is in the future, because the jobs of a server do
   * not go back in time.
   */
  private static Instant changeToSummerTime() {
    var rules = ZoneId.of("Europe/Warsaw").getRules();
    var change = rules.nextTransition(Instant.now().plus(Duration.ofDays(7)));
    return change.isGap()
        ? change.getInstant()
        : rules.nextTransition(change.getInstant()).getInstant();
  }
}
