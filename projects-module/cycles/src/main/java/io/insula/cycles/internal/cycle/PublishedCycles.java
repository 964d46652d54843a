package io.insula.cycles.internal.cycle;

import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.kernel.web.Caller;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may read what a count found: everybody where the cycle is public, else who is signed in. */
@Singleton
public class PublishedCycles {
  private final Jdbi jdbi;

  PublishedCycles(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Standing(boolean isPublic, CyclePhase phase) {}

  /**
   * Makes sure that the result of a cycle is there and for this caller.
   *
   * @param caller null where nobody is signed in
   * @throws AuthorizationException if nobody is, and the cycle is not public
   * @throws CycleNotFoundException if there is no such cycle
   * @throws VoteNotCountedException if its vote is not counted yet
   */
  public void requireReadable(long cycleId, @Nullable Caller caller) {
    var standing = find(cycleId);
    if (caller == null && !standing.map(Standing::isPublic).orElse(false)) {
      throw new AuthorizationException(null);
    }
    var phase =
        standing.map(Standing::phase).orElseThrow(() -> new CycleNotFoundException(cycleId));
    if (!phase.isVoteOver()) {
      throw new VoteNotCountedException(cycleId);
    }
  }

  private Optional<Standing> find(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT is_public, phase FROM cycles.cycle WHERE id = :id")
                .bind("id", cycleId)
                .map(
                    (row, context) ->
                        new Standing(
                            row.getBoolean("is_public"), CycleLabels.phase(row.getString("phase"))))
                .findOne());
  }
}
