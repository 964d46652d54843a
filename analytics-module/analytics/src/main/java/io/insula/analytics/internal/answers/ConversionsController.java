package io.insula.analytics.internal.answers;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.api.TextRule;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.SearchRoute;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route that lists conversions. */
@Tag(name = "analytics")
@Controller("/analytics/conversions")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
@SearchRoute
final class ConversionsController {
  private final ConversionListQuery conversions;

  ConversionsController(ConversionListQuery conversions) {
    this.conversions = conversions;
  }

  /**
   * @param nextCursor the cursor of the next page; null at the end
   */
  record LineList(List<ConversionLine> conversions, @Nullable String nextCursor) {}

  /**
   * Lists the conversions of a period, newest first.
   *
   * @param from a day or a time
   * @param to a day (inclusive) or a time (exclusive)
   * @param name only conversions with this name
   */
  @Get
  LineList list(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String name,
      PageQuery page) {
    var checks = new InputChecks();
    var period = ReportPeriod.parse(checks, from, to, ZoneOffset.UTC);
    checks.done();
    var limit = page.limit();
    var position = KeysetPosition.of(page.position(), period);
    var wanted = name == null ? null : TextRule.normal(name);
    var found = conversions.find(period, wanted, position, limit + 1);
    var lines = found.stream().limit(limit).toList();
    return new LineList(
        lines.stream().map(ConversionListQuery.PositionedConversion::line).toList(),
        found.size() > limit ? page.cursorAt(lines.getLast().position()) : null);
  }
}
