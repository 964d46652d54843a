package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.ResultAccess;
import io.insula.kernel.web.Caller;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may read a cycle and its proposals: everyone if the cycle is public, otherwise
 * signed-in users and the holders of its codes.
 */
@Singleton
public class CycleReadAccess {
  private final ResultAccess resultAccess;
  private final CycleAdminCheck cycles;
  private final VoterEligibility voters;

  CycleReadAccess(ResultAccess resultAccess, CycleAdminCheck cycles, VoterEligibility voters) {
    this.resultAccess = resultAccess;
    this.cycles = cycles;
    this.voters = voters;
  }

  /**
   * Checks that a cycle exists and that the caller may read it. Without a sign-in, the caller needs
   * a code, unless the cycle is public.
   *
   * @param caller null for a request without a sign-in
   * @param code the code of a voter; null if the request has none
   * @throws AuthorizationException if a caller without a sign-in may not read the cycle
   * @throws io.insula.cycles.CycleNotFoundException if the caller is signed in and no cycle has
   *     this id
   */
  public void require(long cycleId, @Nullable Caller caller, @Nullable String code) {
    if (caller != null) {
      cycles.requireExists(cycleId);
    } else if (!resultAccess.isPublic(cycleId) && !isCode(cycleId, code)) {
      throw new AuthorizationException(null);
    }
  }

  private boolean isCode(long cycleId, @Nullable String code) {
    return code != null
        && BallotCode.parse(code)
            .filter(parsed -> voters.isCode(cycleId, parsed.text()))
            .isPresent();
  }
}
