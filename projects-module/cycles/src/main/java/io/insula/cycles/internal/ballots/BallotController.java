package io.insula.cycles.internal.ballots;

import io.insula.kernel.security.rates.RateLimits;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A voter's own ballot. Who has a code sends it as the header {@code Ballot-Code}, without a token;
 * where both are there, the code counts.
 */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/ballot")
@Secured(SecurityRule.IS_ANONYMOUS)
class BallotController {
  private static final String CODE = "Ballot-Code";

  private final BallotBox box;
  private final BallotReader reader;
  private final RateLimits limits;

  BallotController(BallotBox box, BallotReader reader, RateLimits limits) {
    this.box = box;
    this.reader = reader;
    this.limits = limits;
  }

  /** Casts the voter's ballot, in place of the one before. The answer means that it is durable. */
  @Put
  CastView cast(
      @PathVariable long cycleId,
      @Valid @Body BallotRequest request,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> http) {
    var claim = new VoterClaim(caller, code);
    var checked = box.check(cycleId, claim, request.votes());
    if (caller == null || !caller.isAdmin()) {
      // Under the keyed digest: the name would join the voter to the time of the ballot.
      limits.check(http, "votes", HexFormat.of().formatHex(checked.voter()));
    }
    var cast = box.cast(checked, claim, request.votes());
    return new CastView(cast.receipt().text(), cast.version(), cast.at());
  }

  /** The voter's ballot, and after the count what their share paid for. */
  @Get
  BallotView read(
      @PathVariable long cycleId,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    return reader.read(cycleId, new VoterClaim(caller, code));
  }

  /** Withdraws the voter's ballot. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable long cycleId,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller) {
    box.withdraw(cycleId, new VoterClaim(caller, code));
  }

  /**
   * A ballot that is stored.
   *
   * @param receipt SHA-256 in hex; it stands among the receipts after the count, if the ballot is
   *     not replaced
   * @param version how often the voter cast or withdrew it
   */
  @Introspected
  record CastView(String receipt, int version, Instant castAt) {}
}
