package io.insula.analytics.internal.answers;

import io.insula.analytics.Analytics;
import io.insula.analytics.internal.folding.UserErasure;
import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The route that erases the page views and events of a user. */
@Tag(name = "analytics")
@Controller("/analytics/users/{userId}")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:erase")
final class ErasureController {
  private final UserErasure erasure;

  ErasureController(UserErasure erasure) {
    this.erasure = erasure;
  }

  /**
   * Erases all page views and events of a user, also from before the user was known. Updates the
   * sums. An unknown user is not an error, but an id that no user can have is refused.
   */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void erase(String userId) {
    new InputChecks().text("user_id", userId, Analytics.USER_ID).done();
    erasure.erase(userId);
  }
}
