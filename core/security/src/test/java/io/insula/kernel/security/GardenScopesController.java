package io.insula.kernel.security;

import io.insula.api.Roles;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Routes for tests of scopes: some need a scope of the caller's token, some need no token. */
@Controller("/scoped-garden")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("garden:read")
@Requires(property = "insula.scopes.garden")
final class GardenScopesController {
  @Get
  String read() {
    return "read";
  }

  @Get("/water")
  @RequiredScope("garden:water")
  String water() {
    return "watered";
  }

  @Get("/gate")
  @Secured(SecurityRule.IS_ANONYMOUS)
  String gate() {
    return "open";
  }

  @Get("/visit")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("garden:visit")
  String visit() {
    return "visited";
  }
}
