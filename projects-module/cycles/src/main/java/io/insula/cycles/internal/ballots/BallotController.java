package io.insula.cycles.internal.ballots;

import io.insula.api.InputChecks;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.kernel.security.rates.RateLimiter;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The routes by which voters cast, read and withdraw their own ballots. A code in the header {@code
 * Ballot-Code} takes precedence over a token.
 */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/ballot")
@Secured(SecurityRule.IS_ANONYMOUS)
class BallotController {
  private static final String CODE = BallotCode.HEADER;

  private final BallotBox box;
  private final BallotParser parser;
  private final BallotReader reader;
  private final BallotKey key;
  private final RateLimiter limiter;

  BallotController(
      BallotBox box, BallotParser parser, BallotReader reader, BallotKey key, RateLimiter limiter) {
    this.box = box;
    this.parser = parser;
    this.reader = reader;
    this.key = key;
    this.limiter = limiter;
  }

  /**
   * Casts the voter's ballot and replaces an earlier ballot. The ballot is durable when the
   * response arrives.
   */
  // The body is parsed last, so that errors about the caller, the cycle and its phase come before
  // errors in the body.
  @Put
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BallotRequest.class)))
  CastView cast(
      @PathVariable long cycleId,
      @Body @jakarta.annotation.Nullable byte[] body,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> http) {
    requireOneCode(http);
    var claim = new VoterClaim(caller, code);
    Supplier<List<@Nullable Vote>> votes = () -> parser.parse(body);
    var checked = box.check(cycleId, claim, votes);
    limit(http, caller, checked);
    var cast = box.cast(checked, claim, votes);
    return new CastView(cast.receipt().text(), cast.version(), cast.at());
  }

  /**
   * Rejects a request with two codes, because the server cannot know which code the voter means.
   */
  private static void requireOneCode(HttpRequest<?> http) {
    new InputChecks()
        .that(http.getHeaders().getAll(CODE).size() <= 1, CODE, "must be sent once")
        .done();
  }

  /**
   * Applies the rate limit, except to admins of the server. The counter uses a separate digest. Any
   * other digest would link the voter or the ballot to a time.
   */
  private void limit(
      HttpRequest<?> http, @Nullable Caller caller, BallotBox.CheckedBallot checked) {
    if (caller == null || !caller.isAdmin()) {
      var rate = key.ofRate(checked.cycle().id(), checked.voter());
      limiter.check(http, "votes", HexFormat.of().formatHex(rate));
    }
  }

  /**
   * Returns the voter's ballot. After a count by equal shares, also returns which winners the
   * voter's share of the budget paid for.
   */
  @Get
  BallotView read(
      @PathVariable long cycleId,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> http) {
    requireOneCode(http);
    return reader.read(cycleId, new VoterClaim(caller, code));
  }

  /** Withdraws the voter's ballot. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable long cycleId,
      @Header(CODE) @Nullable String code,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> http) {
    requireOneCode(http);
    var claim = new VoterClaim(caller, code);
    var checked = box.checkWithdrawal(cycleId, claim);
    limit(http, caller, checked);
    box.withdraw(checked, claim);
  }

  /**
   * A stored ballot.
   *
   * @param receipt SHA-256 in hex; listed after the count, unless the ballot is replaced or
   *     withdrawn
   * @param version how many times the voter cast or withdrew a ballot
   * @param castAt the hour of the ballot; no finer time is stored
   */
  @Introspected
  record CastView(String receipt, int version, Instant castAt) {}
}
