package io.insula.cycles.internal.ballots;

import io.insula.api.Roles;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.cycles.internal.voters.VoterEligibility;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Checks that a caller may vote in a cycle, and computes the digest under which the caller's ballot
 * is stored.
 */
@Singleton
class VoterCheck {
  private final VoterEligibility voters;
  private final BallotKey key;

  VoterCheck(VoterEligibility voters, BallotKey key) {
    this.voters = voters;
    this.key = key;
  }

  /**
   * Returns the digest under which the voter's ballot is stored instead of the voter's name.
   *
   * @throws NotAVoterException if the caller may not vote in this cycle
   */
  byte[] require(BallotRules cycle, VoterClaim claim) {
    var code = claim.code();
    return code == null
        ? digestOfAccount(cycle, Objects.requireNonNull(claim.caller()))
        : digestOfCodeHolder(cycle, code);
  }

  private byte[] digestOfCodeHolder(BallotRules cycle, String typed) {
    return BallotCode.parse(typed)
        .map(BallotCode::text)
        .filter(code -> voters.isCode(cycle.id(), code))
        .map(code -> key.ofCodeHolder(cycle.id(), code))
        .orElseThrow(
            () ->
                new NotAVoterException(
                    "This cycle has no such code. Check the code for typing errors."));
  }

  private byte[] digestOfAccount(BallotRules cycle, Caller caller) {
    if (!caller.roles().contains(Roles.MEMBER)) {
      throw new NotAVoterException(
          "Only members can vote; your account does not have the role MEMBER. Ask an admin of this"
              + " server for the role.");
    }
    if (cycle.electorate() == Electorate.ROSTER && !voters.isOnRoster(cycle.id(), caller.name())) {
      throw new NotAVoterException(
          "Only people on the roster of this cycle can vote, and your account is not on the roster."
              + " Ask an admin of the cycle.");
    }
    return key.ofAccount(cycle.id(), caller.name());
  }
}
