package io.insula.kernel.security;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** Returns the caller of a request. */
@Controller("/who-am-i")
@Requires(property = "insula.test.who-am-i")
final class WhoAmIController {
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Caller caller(Caller caller) {
    return caller;
  }

  @Get("/member")
  @Secured(Roles.MEMBER)
  String member() {
    return "a member";
  }

  @Get("/anybody")
  @Secured(SecurityRule.IS_ANONYMOUS)
  String anybody(@Nullable Caller caller) {
    return caller == null ? "nobody" : caller.name();
  }

  @Get("/forgotten")
  String forgotten() {
    return "a route without an annotation";
  }
}
