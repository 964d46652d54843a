package io.insula.architecture.broken.trees.internal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Breaks the rule: every route declares who may call it. */
@Controller("/open-door")
@Requires(property = "no.context.has.this")
final class RouteWithoutRoles {
  @Get
  String enter() {
    return "";
  }
}
