package io.insula.kernel.web.documentation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Redirects from the root of the server to the documentation, if no app serves the root. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(missingBeans = RootPageMarker.class)
@Hidden
final class RootRedirectController {
  private static final URI DOCUMENTATION = URI.create("/docs");

  @Get("/")
  @Produces(MediaType.ALL)
  HttpResponse<?> arrive() {
    return HttpResponse.seeOther(DOCUMENTATION);
  }
}
