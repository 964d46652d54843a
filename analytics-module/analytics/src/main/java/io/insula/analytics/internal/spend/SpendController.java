package io.insula.analytics.internal.spend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.analytics.internal.IsoDayParser;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes that store and list spend. */
@Tag(name = "analytics")
@Controller("/analytics/spend")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
final class SpendController {
  private final SpendTable table;
  private final TrafficSourceRules rules;

  SpendController(SpendTable table, TrafficSourceRules rules) {
    this.table = table;
    this.rules = rules;
  }

  /**
   * @param nextCursor the cursor of the next page; null at the end
   */
  record SpendList(List<SpendTable.Row> spend, @Nullable String nextCursor) {}

  /**
   * Stores the spend of one day. Replaces earlier spend of the same source, campaign and day, even
   * in another currency.
   */
  @Put
  @RequiredScope("analytics:write")
  SpendTable.Row put(@Body Spend spend) {
    var checked = spend.check();
    var row = checked.withSource(named(checked.source()));
    table.put(row);
    return row;
  }

  /**
   * Returns the name that reports use for a source: the name of a well-known host, otherwise the
   * source itself.
   */
  private String named(String source) {
    var url = "https://insula.invalid/?utm_source=" + URLEncoder.encode(source, UTF_8);
    return rules.read(url, null).traffic().source();
  }

  /**
   * Lists the spend, newest days first.
   *
   * @param from the first day
   * @param to the last day
   */
  @Get
  SpendList list(
      @QueryValue @Nullable String from, @QueryValue @Nullable String to, PageQuery page) {
    var checks = new InputChecks();
    var first = day(checks, "from", from);
    var last = day(checks, "to", to);
    checks
        .that(first == null || last == null || !first.isAfter(last), "from", "must not be after to")
        .done();
    var limit = page.limit();
    var after = page.position().map(SpendTable.Place::parse).orElse(null);
    var rows = table.find(first, last, after, limit + 1);
    var shown = rows.stream().limit(limit).toList();
    return new SpendList(
        shown.stream().map(SpendTable.PositionedSpend::row).toList(),
        rows.size() > limit ? page.cursorAt(shown.getLast().place().text()) : null);
  }

  private static @Nullable LocalDate day(InputChecks checks, String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var day = IsoDayParser.parse(text);
    checks.that(day.isPresent(), field, "must be a day like 2023-01-20");
    return day.orElse(null);
  }
}
