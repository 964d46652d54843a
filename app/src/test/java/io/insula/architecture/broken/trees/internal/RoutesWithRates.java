package io.insula.architecture.broken.trees.internal;

import io.insula.kernel.security.rates.RateLimited;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Has a family of limited routes with a setting in the test, and one without. */
@Controller("/pears")
@RateLimited("ripe-pears")
@Secured(SecurityRule.DENY_ALL)
@Requires(property = "no.context.has.this")
final class RoutesWithRates {
  @Get
  String list() {
    return "";
  }

  @Post
  @RateLimited("unripe-pears")
  void pick() {}
}
