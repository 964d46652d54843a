package io.insula.cycles.internal.ballots;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.cycles.internal.voters.Voters;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Finds out whether somebody is a voter of a cycle, and under what their ballot is kept. */
@Singleton
class VoterCheck {
  private final Voters voters;
  private final BallotKey key;

  VoterCheck(Voters voters, BallotKey key) {
    this.voters = voters;
    this.key = key;
  }

  /**
   * The digest under which a voter's ballot is kept.
   *
   * @throws NotAVoterException if they may not vote in this cycle
   */
  byte[] require(OpenCycle cycle, VoterClaim claim) {
    var code = claim.code();
    return code == null
        ? account(cycle, Objects.requireNonNull(claim.caller()))
        : codeHolder(cycle, code);
  }

  private byte[] codeHolder(OpenCycle cycle, String typed) {
    return BallotCode.parse(typed)
        .map(BallotCode::text)
        .filter(code -> voters.isCode(cycle.id(), code))
        .map(code -> key.ofCodeHolder(cycle.id(), code))
        .orElseThrow(() -> new NotAVoterException("This is no code of this cycle."));
  }

  private byte[] account(OpenCycle cycle, Caller caller) {
    if (!caller.roles().contains(Roles.MEMBER)) {
      throw new NotAVoterException("Only members vote.");
    }
    if (cycle.electorate() == Electorate.ROSTER && !voters.isOnRoster(cycle.id(), caller.name())) {
      throw new NotAVoterException("You are not on the roster of this cycle.");
    }
    return key.ofAccount(cycle.id(), caller.name());
  }
}
