package io.insula.reporting.internal;

import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.Ticket;
import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.AttemptResult;
import io.insula.reporting.internal.tickets.ReportTaskHandler;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Replaces everything that tickets use: the source of cycles, the making of reports, and e-mail. A
 * test sets what these do, and several servers can share one object of this class.
 */
public final class FakeTicketDependencies {
  private static final Runnable NO_FAULT = () -> {};

  private final Map<Long, Cycle> cycles = new ConcurrentSkipListMap<>();
  private final Map<Long, ReportTaskHandler> works = new ConcurrentHashMap<>();
  private final List<Run> runs = new CopyOnWriteArrayList<>();
  private final List<Ticket> mails = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Map<Long, String> newest = new ConcurrentHashMap<>();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final AtomicReference<Runnable> faultOfCycles = new AtomicReference<>(NO_FAULT);
  private final AtomicReference<Runnable> faultOfMail = new AtomicReference<>(NO_FAULT);

  /** An attempt that has begun. */
  public record Run(long taskId, long cycleId, int attempt) {}

  /** Removes all cycles, reports, e-mails and faults, so that the next test begins without them. */
  public FakeTicketDependencies reset() {
    cycles.clear();
    works.clear();
    runs.clear();
    mails.clear();
    errors.clear();
    newest.clear();
    healAll();
    return this;
  }

  /** Adds an active cycle, or replaces it. */
  public FakeTicketDependencies with(long cycleId, String... admins) {
    return put(cycleId, CyclePhase.VOTING, "1", admins);
  }

  public FakeTicketDependencies put(
      long cycleId, CyclePhase phase, String revision, String... admins) {
    cycles.put(
        cycleId,
        new Cycle(
            cycleId,
            "Cycle " + cycleId,
            "EUR",
            null,
            null,
            BigDecimal.TEN,
            "approval",
            phase,
            false,
            Instant.EPOCH,
            phase == CyclePhase.CLOSED ? Instant.EPOCH : null,
            0,
            revision,
            List.of(admins)));
    return this;
  }

  /** Sets how the report on a cycle is made; by default it succeeds immediately. */
  public void onMake(long cycleId, ReportTaskHandler handler) {
    works.put(cycleId, handler);
  }

  public void heal(long cycleId) {
    works.remove(cycleId);
  }

  public void onCycles(Runnable fault) {
    faultOfCycles.set(fault);
  }

  public void onMail(Runnable fault) {
    faultOfMail.set(fault);
  }

  public void healAll() {
    faultOfCycles.set(NO_FAULT);
    faultOfMail.set(NO_FAULT);
  }

  /** Sets the revision of the newest report on a cycle. */
  public void made(long cycleId, String revision) {
    newest.put(cycleId, revision);
  }

  /**
   * Returns a handler that sends heartbeats until a latch is released, and then makes the report.
   */
  public static ReportTaskHandler until(CountDownLatch open) {
    return attempt -> {
      try {
        while (!open.await(10, TimeUnit.MILLISECONDS)) {
          attempt.heartbeat();
        }
        return report(attempt);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    };
  }

  public static AttemptResult report(AttemptContext attempt) {
    return new AttemptResult("1", "/reports/cycles/" + attempt.cycleId() + ".xlsx", null);
  }

  /** Returns the attempts at the reports on a cycle. */
  public List<Run> runsOf(long cycleId) {
    return runs.stream().filter(run -> run.cycleId() == cycleId).toList();
  }

  /** Returns how many times a single cycle was looked up. */
  public int lookUps() {
    return lookUps.get();
  }

  /** Returns all attempts, in the order in which they began. */
  public List<Run> runs() {
    return runs;
  }

  public List<Ticket> mails() {
    return mails;
  }

  /** Returns the contexts with which unexpected errors were reported. */
  public List<String> errors() {
    return errors;
  }

  AttemptResult make(AttemptContext attempt) {
    runs.add(new Run(attempt.taskId(), attempt.cycleId(), attempt.attemptNumber()));
    return works.getOrDefault(attempt.cycleId(), FakeTicketDependencies::report).make(attempt);
  }

  void mail(Ticket ticket) {
    faultOfMail.get().run();
    mails.add(ticket);
  }

  Map<Long, String> revisions(Collection<Long> cycleIds) {
    return newest.entrySet().stream()
        .filter(each -> cycleIds.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<Cycle> active() {
    return all().stream().filter(Cycle::isActive).toList();
  }

  List<Cycle> all() {
    faultOfCycles.get().run();
    return List.copyOf(cycles.values());
  }

  Cycle get(long cycleId) {
    faultOfCycles.get().run();
    lookUps.incrementAndGet();
    return Optional.ofNullable(cycles.get(cycleId))
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }
}
