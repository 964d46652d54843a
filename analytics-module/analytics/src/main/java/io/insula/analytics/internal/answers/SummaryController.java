package io.insula.analytics.internal.answers;

import io.insula.analytics.Analytics;
import io.insula.analytics.SummaryRequest;
import io.insula.api.FieldError;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.base.time.TimeZones;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.SearchRoute;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The route for the summary of a period. */
@Tag(name = "analytics")
@Controller("/analytics/summary")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
@SearchRoute
final class SummaryController {
  private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

  /**
   * The HTTP parameters for the fields of {@link SummaryRequest} that have another name. Errors
   * name the parameter.
   */
  private static final Map<String, String> PARAMETERS = Map.of("until", "to", "zone", "tz");

  private final Analytics analytics;

  SummaryController(Analytics analytics) {
    this.analytics = analytics;
  }

  /**
   * Returns the counts of trials, signups and unsubscribes, the channels of signups, and the counts
   * of the last 400 days. Without {@code from}, the last 90 days are listed.
   *
   * @param from a day or a time
   * @param to a day (inclusive) or a time (exclusive)
   * @param tz the time zone of the days, by its IANA name or as {@code UTC+2}; UTC by default
   */
  @Get
  SummaryBody get(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String tz) {
    var checks = new InputChecks();
    var zone = tz == null ? DEFAULT_ZONE : zone(checks, tz);
    var period = ReportPeriod.parse(checks, from, to, zone);
    try {
      var request = checks.andThen(() -> request(from, to, period, zone));
      return SummaryBody.of(analytics.summary(request));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          e.errors().stream().map(SummaryController::byParameter).toList());
    }
  }

  private static ZoneId zone(InputChecks checks, String name) {
    var zone = TimeZones.find(name);
    // In a URL, an unescaped plus sign means a space.
    checks.that(
        zone.isPresent(),
        "tz",
        "must be the name of a time zone like Europe/Berlin"
            + (name.indexOf(' ') < 0 ? "" : "; in a URL write + as %2B"));
    return zone.orElse(DEFAULT_ZONE);
  }

  // Only a missing parameter is null. ReportPeriod.fromOrNull would also be null for a time outside
  // of ALWAYS.
  private static SummaryRequest request(
      @Nullable String from, @Nullable String to, ReportPeriod period, ZoneId zone) {
    return new SummaryRequest(
        from == null ? null : period.from(), to == null ? null : period.until(), zone.getId());
  }

  private static FieldError byParameter(FieldError error) {
    return new FieldError(PARAMETERS.getOrDefault(error.field(), error.field()), error.message());
  }
}
