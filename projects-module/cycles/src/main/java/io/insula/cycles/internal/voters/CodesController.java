package io.insula.cycles.internal.voters;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.api.TextRule;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.IdempotencyHeader;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
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

/** The route for codes by which people without an account vote. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}/codes")
@Secured(Roles.MEMBER)
@SensitiveResponse
class CodesController {
  private static final int MAX_CODES = 10_000;
  private static final TextRule GROUP = TextRule.line(1, 100);

  private final CycleAdminCheck admins;
  private final VotingCodeService codes;

  CodesController(CycleAdminCheck admins, VotingCodeService codes) {
    this.admins = admins;
    this.codes = codes;
  }

  /**
   * Creates codes for people without an account, until the vote is over. Each code represents one
   * voter. Codes cannot be read later. If the answer is lost, the admin repeats the request with
   * the same {@code Idempotency-Key}, and gets the same codes.
   *
   * @param key a random text of at least 16 characters; without such a key, a repeated request
   *     creates other codes
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<MadeCodes> make(
      @PathVariable long cycleId,
      @Valid @Body CodesRequest request,
      @Header(IdempotencyHeader.NAME) @Nullable String key,
      Caller caller) {
    admins.require(cycleId, caller);
    new InputChecks()
        .that(
            request.count() >= 1 && request.count() <= MAX_CODES,
            "count",
            "must be from 1 to " + MAX_CODES)
        .optionalText("group", request.group(), GROUP)
        .optionalText(IdempotencyHeader.NAME, key, RepeatableRequest.KEYS)
        .done();
    var made = codes.make(cycleId, request.count(), request.group(), caller.name(), key);
    return HttpResponse.created(new MadeCodes(made)).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * How many codes to create, and for which group.
   *
   * @param count from 1 to 10,000
   * @param group the voters' group in the statistics, for instance a neighbourhood; at most 100
   *     characters
   */
  @Introspected
  record CodesRequest(@NotNull Integer count, @Nullable String group) {
    CodesRequest {
      group = group == null ? null : TextRule.normal(group);
    }
  }

  /** The new codes. Only keyed digests of them are stored. */
  @Introspected
  record MadeCodes(List<String> codes) {
    @Override
    public String toString() {
      return "MadeCodes[" + codes.size() + "]";
    }
  }
}
