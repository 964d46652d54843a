package io.insula.cycles.internal.cycle;

import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.kernel.web.Caller;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may read the result of a count: everyone if the cycle is public, otherwise signed-in
 * users.
 */
@Singleton
public class ResultAccess {
  private final Jdbi jdbi;

  ResultAccess(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record CycleVisibility(boolean isPublic, CyclePhase phase) {}

  /**
   * Checks that a cycle has a result and that the caller may read it.
   *
   * @param caller null for an anonymous request
   * @throws AuthorizationException for an anonymous request, if the cycle is not public or does not
   *     exist
   * @throws CycleNotFoundException if the caller is signed in, and no cycle has this id
   * @throws VoteNotCountedException if the vote is not counted yet
   */
  public void requireReadable(long cycleId, @Nullable Caller caller) {
    var standing = find(cycleId);
    if (caller == null && !standing.map(CycleVisibility::isPublic).orElse(false)) {
      throw new AuthorizationException(null);
    }
    var phase =
        standing.map(CycleVisibility::phase).orElseThrow(() -> new CycleNotFoundException(cycleId));
    if (!phase.isVoteOver()) {
      throw new VoteNotCountedException(cycleId);
    }
  }

  /** Whether a cycle is public; false if no cycle has this id. */
  public boolean isPublic(long cycleId) {
    return find(cycleId).map(CycleVisibility::isPublic).orElse(false);
  }

  private Optional<CycleVisibility> find(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT is_public, phase FROM cycles.cycle WHERE id = :id")
                .bind("id", cycleId)
                .map(
                    (row, context) ->
                        new CycleVisibility(
                            row.getBoolean("is_public"), LabelParser.phase(row.getString("phase"))))
                .findOne());
  }
}
