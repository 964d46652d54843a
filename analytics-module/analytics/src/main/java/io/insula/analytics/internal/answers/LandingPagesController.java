package io.insula.analytics.internal.answers;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.SearchRoute;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route for landing pages. */
@Tag(name = "analytics")
@Controller("/analytics/landing-pages")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
@SearchRoute
final class LandingPagesController {
  private final LandingPageService landingPages;

  LandingPagesController(LandingPageService landingPages) {
    this.landingPages = landingPages;
  }

  record LineList(List<LandingPageLine> landingPages) {}

  /** Lists the 1,000 landing pages with the most signups, then with the most visitors. */
  @Get
  LineList list(@QueryValue @Nullable String from, @QueryValue @Nullable String to) {
    var checks = new InputChecks();
    var period = ReportPeriod.parse(checks, from, to, ZoneOffset.UTC);
    checks.done();
    return new LineList(landingPages.of(period));
  }
}
