package io.insula.cycles.internal.ballots;

import io.insula.api.Roles;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Casts approval ballots for classes that handle no web request, such as the demo. The checks are
 * the same as for a voter's request.
 */
@Singleton
public class InternalBallotCaster {
  private final BallotBox box;
  private final CycleTable cycles;

  InternalBallotCaster(BallotBox box, CycleTable cycles) {
    this.box = box;
    this.cycles = cycles;
  }

  /** Whether a cycle is in voting. */
  public boolean isVoting(long cycleId) {
    return cycles.getWithoutProposals(cycleId).phase() == CyclePhase.VOTING;
  }

  /**
   * Casts the ballot of a member.
   *
   * @throws io.insula.api.InsulaException if the route would refuse it
   */
  public void cast(long cycleId, String username, List<Long> proposalIds) {
    var claim = new VoterClaim(new Caller(username, Set.of(Roles.MEMBER)), null);
    var votes = new ArrayList<@Nullable Vote>();
    proposalIds.forEach(id -> votes.add(new Vote(id, null, null)));
    box.cast(box.check(cycleId, claim, () -> votes), claim, () -> votes);
  }
}
