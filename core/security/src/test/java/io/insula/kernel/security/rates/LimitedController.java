package io.insula.kernel.security.rates;

import io.insula.api.InvalidInputException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Routes with rate limits. */
@Controller("/limited")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "insula.rates.leaves.per-minute")
final class LimitedController {
  @Post("/one")
  @RateLimited("leaves")
  String one() {
    return "one";
  }

  @Post("/other")
  @RateLimited("leaves")
  String other() {
    return "other";
  }

  @Post("/bad")
  @RateLimited("leaves")
  String bad() {
    throw new InvalidInputException("leaf", "must be green");
  }

  @Get("/free")
  String free() {
    return "free";
  }
}
