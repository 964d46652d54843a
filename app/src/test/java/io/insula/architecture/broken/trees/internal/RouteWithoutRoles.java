package io.insula.architecture.broken.trees.internal;

import io.insula.kernel.security.RequiredScope;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Breaks the rules: every route declares who may call it; and an app declares the scopes of its
 * routes.
 */
@Controller("/open-door")
@Requires(property = "no.context.has.this")
final class RouteWithoutRoles {
  @Get
  @RequiredScope("trees:climb")
  String enter() {
    return "";
  }
}
