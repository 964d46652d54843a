package io.insula.analytics.internal.answers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.insula.analytics.internal.answers.CampaignReportService.ReportLine;
import io.insula.analytics.internal.answers.ConversionStatisticsReader.Times;
import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.LeftOutIfNull;
import io.insula.kernel.web.SearchRoute;
import io.insula.kernel.web.json.EnumNames;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes that report what campaigns and sources earned compared with their costs. */
@Tag(name = "analytics")
@Controller("/analytics")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
@SearchRoute
final class CampaignReportController {
  private static final String USERS = "users";

  private final CampaignReportService reports;
  private final ReportSettings settings;

  CampaignReportController(CampaignReportService reports, ReportSettings settings) {
    this.reports = reports;
    this.settings = settings;
  }

  /**
   * The results and the costs of one campaign or one source.
   *
   * @param visitors the number of fingerprints with a touch of this campaign or source
   * @param pageviews the number of page views in these touches
   * @param signups the number of signups in which this campaign or source has a share
   * @param attributedConversions the sum of the shares in all conversions
   * @param conversionRate attributed conversions divided by visitors; null without visitors
   * @param pageviewsBefore the average number of a user's page views up to the conversion
   * @param pageviewsAfter the average number of a user's page views after the conversion, in a time
   *     as long as the attribution window (by default 30 days)
   * @param roi (revenue - spend) / spend; null without spend
   * @param costPerAcquisition spend divided by attributed conversions; null without conversions
   */
  record Figures(
      long visitors,
      long pageviews,
      long signups,
      BigDecimal attributedConversions,
      @Nullable BigDecimal conversionRate,
      Times secondsToConvert,
      @Nullable Double pageviewsBefore,
      @Nullable Double pageviewsAfter,
      BigDecimal spend,
      BigDecimal revenue,
      @Nullable BigDecimal roi,
      @Nullable BigDecimal costPerAcquisition) {
    static Figures of(ReportLine line) {
      var statistics = line.statistics();
      return new Figures(
          line.counts().visitors(),
          line.counts().pageviews(),
          statistics.signups(),
          statistics.conversions(),
          ResponseRounding.ratio(
              statistics.conversions(), BigDecimal.valueOf(line.counts().visitors())),
          line.times(),
          statistics.pageviewsBefore(),
          statistics.pageviewsAfter(),
          line.spend(),
          statistics.revenue(),
          ResponseRounding.ratio(statistics.revenue().subtract(line.spend()), line.spend()),
          ResponseRounding.ratio(line.spend(), statistics.conversions()));
    }
  }

  /**
   * @param userIds the ids of the users who have a conversion with credit for the campaign; absent
   *     unless requested
   */
  record CampaignLine(
      String source,
      @Nullable String campaign,
      @JsonUnwrapped Figures figures,
      @LeftOutIfNull @Nullable List<String> userIds) {
    static CampaignLine of(ReportLine line) {
      return new CampaignLine(line.source(), line.campaign(), Figures.of(line), line.users());
    }
  }

  /** The totals of all campaigns of a source. */
  record SourceLine(String source, @JsonUnwrapped Figures figures) {
    static SourceLine of(ReportLine line) {
      return new SourceLine(line.source(), Figures.of(line));
    }
  }

  /**
   * @param from the first instant of the period; null without a beginning
   * @param to the first instant after the period; null without an end
   */
  record CampaignList(
      @Nullable Instant from,
      @Nullable Instant to,
      AttributionModel model,
      String currency,
      List<CampaignLine> campaigns) {}

  /** The list of sources, with the same fields as {@link CampaignList}. */
  record SourceList(
      @Nullable Instant from,
      @Nullable Instant to,
      AttributionModel model,
      String currency,
      List<SourceLine> sources) {}

  /**
   * Lists the results and costs of each campaign. The campaigns with the most attributed
   * conversions come first.
   *
   * @param include {@code users} adds the ids of the users who have a conversion with credit for
   *     the campaign
   */
  @Get("/campaigns")
  CampaignList campaigns(
      @RequestBean CampaignReportParameters query, @QueryValue @Nullable String include) {
    if (include != null && !EnumNames.areSame(USERS, include)) {
      throw new InvalidInputException("include", "must have the value users, or be left out");
    }
    var parameters = query.check(settings.currency());
    return new CampaignList(
        parameters.period().fromOrNull(),
        parameters.period().untilOrNull(),
        parameters.model(),
        parameters.currency(),
        reports.of(Kind.CAMPAIGN, parameters, include != null).stream()
            .map(CampaignLine::of)
            .toList());
  }

  /**
   * Lists the results and costs of each source. The sources with the most attributed conversions
   * come first.
   */
  @Get("/sources")
  SourceList sources(@RequestBean CampaignReportParameters query) {
    var parameters = query.check(settings.currency());
    return new SourceList(
        parameters.period().fromOrNull(),
        parameters.period().untilOrNull(),
        parameters.model(),
        parameters.currency(),
        reports.of(Kind.SOURCE, parameters, false).stream().map(SourceLine::of).toList());
  }
}
