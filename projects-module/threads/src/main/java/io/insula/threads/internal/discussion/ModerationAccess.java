package io.insula.threads.internal.discussion;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.Cycles;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who moderates threads. Admins of the server moderate all threads. Admins of a cycle
 * moderate its threads, unless the cycles app is off.
 */
@Singleton
public class ModerationAccess {
  private final BeanProvider<Cycles> cycles;

  ModerationAccess(BeanProvider<Cycles> cycles) {
    this.cycles = cycles;
  }

  /**
   * Returns whether a user moderates the threads of a cycle.
   *
   * @param cycleId null for threads of projects without a cycle
   * @throws io.insula.api.UnavailableException if the cycles app cannot be reached
   */
  public boolean moderates(Actor actor, @Nullable Long cycleId) {
    return actor.admin()
        || (cycleId != null && cycles.isPresent() && isAdminOf(cycleId, actor.name()));
  }

  /**
   * Returns the ids of the cycles of which a user is an admin, including closed cycles.
   *
   * @throws io.insula.api.UnavailableException if the cycles app cannot be reached
   */
  public Set<Long> cyclesOf(Actor actor) {
    var found = new HashSet<Long>();
    if (!cycles.isPresent()) {
      return found;
    }
    var filter = new CycleFilter(false, actor.name());
    @Nullable Long before = null;
    do {
      var page = cycles.get().list(filter, new PageRequest(PageRequest.MAX_LIMIT, before));
      page.items().stream().map(Cycle::id).forEach(found::add);
      before = page.nextBefore();
    } while (before != null);
    return found;
  }

  private boolean isAdminOf(long cycleId, String name) {
    try {
      return cycles.get().get(cycleId).admins().contains(name);
    } catch (CycleNotFoundException _) {
      // A cycle that does not exist has no admins.
      return false;
    }
  }
}
