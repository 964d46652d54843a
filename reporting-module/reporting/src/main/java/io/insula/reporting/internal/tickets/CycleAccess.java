package io.insula.reporting.internal.tickets;

import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.reporting.ReportsForbiddenException;
import io.insula.reporting.internal.source.CycleSource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cycles a user manages: an admin of the server manages all cycles, other users
 * manage the cycles of which they are an admin.
 */
@Singleton
public class CycleAccess {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final CycleSource source;

  CycleAccess(CycleSource source) {
    this.source = source;
  }

  /**
   * Returns a cycle that the user manages.
   *
   * @throws CycleNotFoundException if no cycle has this id
   * @throws ReportsForbiddenException if the user does not manage the cycle
   * @throws UnavailableException if the cycles cannot be read
   */
  public Cycle require(long cycleId, Actor actor) {
    var cycle = reached(() -> source.get(cycleId));
    if (!actor.admin() && !cycle.admins().contains(actor.name())) {
      throw new ReportsForbiddenException(
          "Only an admin of the server or of cycle "
              + cycleId
              + " may request or read its report.");
    }
    return cycle;
  }

  /** Returns the active cycles that a user manages. */
  List<Cycle> active(Actor actor) {
    return activeOf(actor.admin() ? null : actor.name());
  }

  /**
   * Returns the cycles that a user manages, closed ones included.
   *
   * @throws ReportsForbiddenException if the user manages no cycle
   */
  ManagedCycles managed(Actor actor) {
    if (actor.admin()) {
      return ManagedCycles.ALL;
    }
    var cycles = reached(() -> source.managedBy(actor.name()));
    if (cycles.isEmpty()) {
      throw new ReportsForbiddenException("You are not an admin of any cycle.");
    }
    return new ManagedCycles(false, cycles);
  }

  private List<Cycle> activeOf(@Nullable String admin) {
    return reached(() -> source.active(admin));
  }

  /**
   * Turns an error that only the operator can correct, such as a refused token, into an {@link
   * UnavailableException} (503).
   */
  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (ReportFailedException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), RETRY_AFTER, e);
    }
  }
}
