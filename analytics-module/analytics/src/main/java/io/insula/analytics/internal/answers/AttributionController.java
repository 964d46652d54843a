package io.insula.analytics.internal.answers;

import io.insula.analytics.Analytics;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** The route for the attribution of one user. */
@Tag(name = "analytics")
@Controller("/analytics/users/{userId}/attribution")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
final class AttributionController {
  private final Analytics analytics;
  private final Clock clock;

  AttributionController(Analytics analytics, Clock clock) {
    this.analytics = analytics;
    this.clock = clock;
  }

  /** Answers the touches of a user, and the share of each in the user's conversions. */
  @Get
  AttributionBody get(String userId) {
    return AttributionBody.of(analytics.attribution(userId), clock.instant());
  }
}
