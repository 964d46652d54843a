package io.insula.reporting.internal.tickets;

import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.OpenTickets.Mine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who runs which cycles: an admin of the server all, others those of which they are admins. */
@Singleton
class CycleAccess {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final CycleSource source;

  CycleAccess(CycleSource source) {
    this.source = source;
  }

  /**
   * One cycle.
   *
   * @throws CycleNotFoundException if there is none with this id
   */
  Cycle get(long cycleId) {
    return reached(() -> source.get(cycleId));
  }

  boolean runs(Cycle cycle, Actor actor) {
    return actor.admin() || cycle.admins().contains(nameOf(actor));
  }

  /** The active cycles that somebody runs. */
  List<Cycle> active(Actor actor) {
    return activeOf(actor.admin() ? null : nameOf(actor));
  }

  /** The active cycles that somebody runs, and this one. */
  Mine activeAnd(long cycleId, Actor actor) {
    if (actor.admin()) {
      return new Mine(true, Set.of());
    }
    var cycles = idsOf(active(actor));
    cycles.add(cycleId);
    return new Mine(false, cycles);
  }

  /** Whether somebody runs all of these cycles. */
  boolean runsAll(Collection<Long> cycleIds, Actor actor) {
    if (actor.admin()) {
      return true;
    }
    var active = idsOf(active(actor));
    return cycleIds.stream()
        .allMatch(cycleId -> active.contains(cycleId) || runsNow(cycleId, actor));
  }

  /** Those of these cycles that somebody runs, closed ones included. */
  Set<Long> runBy(Actor actor, Collection<Long> cycleIds) {
    var active = activeOf(null);
    var known = idsOf(active);
    var mine = idsOf(active.stream().filter(cycle -> runs(cycle, actor)).toList());
    cycleIds.stream()
        .filter(cycleId -> !known.contains(cycleId) && runsNow(cycleId, actor))
        .forEach(mine::add);
    return mine;
  }

  private boolean runsNow(long cycleId, Actor actor) {
    try {
      return runs(get(cycleId), actor);
    } catch (CycleNotFoundException e) {
      return false;
    }
  }

  private List<Cycle> activeOf(@Nullable String admin) {
    return reached(() -> source.active(admin));
  }

  /** Who asks cannot help it that the other backend has to be set up anew. */
  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (ReportFailedException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), RETRY_AFTER, e);
    }
  }

  private static Set<Long> idsOf(Collection<Cycle> cycles) {
    return cycles.stream().map(Cycle::id).collect(Collectors.toCollection(HashSet::new));
  }

  private static String nameOf(Actor actor) {
    return AccountRules.canonical(actor.name());
  }
}
