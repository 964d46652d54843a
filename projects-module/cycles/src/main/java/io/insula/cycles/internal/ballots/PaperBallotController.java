package io.insula.cycles.internal.ballots;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.api.TextRule;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.voters.RepeatableRequest;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.IdempotencyHeader;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route by which admins enter ballots that were cast on paper. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/paper-ballots")
@Secured(Roles.MEMBER)
class PaperBallotController {
  private final PaperBallotService ballots;
  private final CycleAdminCheck admins;

  PaperBallotController(PaperBallotService ballots, CycleAdminCheck admins) {
    this.ballots = ballots;
    this.admins = admins;
  }

  /**
   * Enters a ballot from paper during voting. A ballot number can be entered only once. A repeat by
   * the same admin with the same {@code Idempotency-Key} gets the same receipt.
   *
   * @param key a random text of at least 16 characters, for repeats after a lost answer
   */
  @Post
  @Status(HttpStatus.CREATED)
  @SensitiveResponse
  Entered enter(
      @PathVariable long cycleId,
      @Valid @Body PaperBallot ballot,
      @Header(IdempotencyHeader.NAME) @Nullable String key,
      Caller caller) {
    admins.require(cycleId, caller);
    new InputChecks().optionalText(IdempotencyHeader.NAME, key, RepeatableRequest.KEYS).done();
    var receipt = ballots.add(cycleId, ballot.number(), ballot.votes(), caller.name(), key);
    return new Entered(ballot.number(), receipt.text());
  }

  /**
   * The content of a ballot on paper.
   *
   * @param number 1 to 100 characters; spaces around the number do not matter
   * @param votes one for each proposal that the ballot names
   */
  @Introspected
  record PaperBallot(@NotNull String number, @NotNull List<@Nullable Vote> votes) {
    @SuppressWarnings(
        "ConstantValue") // The number is null if the request omits it; it is validated later.
    PaperBallot {
      number = number == null ? null : TextRule.normal(number);
    }
  }

  /** A stored ballot from paper, with its receipt in hex. */
  @Introspected
  record Entered(String number, String receipt) {}
}
