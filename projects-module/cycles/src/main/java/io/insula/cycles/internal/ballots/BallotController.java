package io.insula.cycles.internal.ballots;

import io.insula.api.InputChecks;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.kernel.security.rates.RateLimits;
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
 * A voter's own ballot. Who has a code sends it as the header {@code Ballot-Code}, without a token;
 * where both are there, the code counts.
 */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/ballot")
@Secured(SecurityRule.IS_ANONYMOUS)
class BallotController {
  private static final String CODE = "Ballot-Code";

  private final BallotBox box;
  private final BallotParser parser;
  private final BallotReader reader;
  private final BallotKey key;
  private final RateLimits limits;

  BallotController(
      BallotBox box, BallotParser parser, BallotReader reader, BallotKey key, RateLimits limits) {
    this.box = box;
    this.parser = parser;
    this.reader = reader;
    this.key = key;
    this.limits = limits;
  }

  /** Casts the voter's ballot, in place of the one before. The answer means that it is durable. */
  // The body is read last, so that who asks, the cycle and its phase come before what is wrong in
  // it.
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

  /** Of two codes, nobody can say which one is meant. */
  private static void requireOneCode(HttpRequest<?> http) {
    new InputChecks()
        .that(http.getHeaders().getAll(CODE).size() <= 1, CODE, "must be sent once")
        .done();
  }

  /** Under a digest of its own: another one would join the voter or the ballot to the time. */
  private void limit(HttpRequest<?> http, @Nullable Caller caller, BallotBox.Checked checked) {
    if (caller == null || !caller.isAdmin()) {
      var rate = key.ofRate(checked.cycle().id(), checked.voter());
      limits.check(http, "votes", HexFormat.of().formatHex(rate));
    }
  }

  /** The voter's ballot, and after the count what their share paid for. */
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
   * A ballot that is stored.
   *
   * @param receipt SHA-256 in hex; it stands among the receipts after the count, if the ballot is
   *     not replaced
   * @param version how often the voter cast or withdrew it
   * @param castAt the hour in which it was cast; the ballot has no finer time
   */
  @Introspected
  record CastView(String receipt, int version, Instant castAt) {}
}
