package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class CampaignReportTest {
  private static final String NY = TrackedSite.campaign("facebook", "paid", "NY");
  private static final String LA = TrackedSite.campaign("facebook", "paid", "LA");

  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  private TrackedSite site;

  @BeforeEach
  void begin_anew() {
    jdbi.useHandle(Recomputation::beginAnew);
    jdbi.useHandle(handle -> handle.execute("TRUNCATE analytics.spend"));
    site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
    site.sendPageview("2023-01-10T10:00:00Z", "ade", null, NY);
    site.sendPageview("2023-01-10T10:01:00Z", "ade", null, TrackedSite.PLAIN);
    site.sendPageview("2023-01-11T10:00:00Z", "ade", null, LA);
    site.sendEvent("2023-01-11T11:00:00Z", "signup", "ade", "u-ade", 100.0);
    site.sendPageview("2023-01-11T12:00:00Z", "bea", null, LA);
    site.sendPageview("2023-01-12T12:00:00Z", "cid", "u-cid", TrackedSite.PLAIN);
    site.sendEvent("2023-01-12T13:00:00Z", "signup", "cid", null);
    site.sendEvent("2023-01-12T14:00:00Z", "trial", "cid", null);
  }

  private static JsonNode line(JsonNode lines, String source, String campaign) {
    for (var line : lines) {
      if (line.required("source").asText().equals(source)
          && line.path("campaign").asText("null").equals(campaign)) {
        return line;
      }
    }
    throw new AssertionError(source + " " + campaign + " is not in " + lines);
  }

  @Test
  void each_campaign_shows_its_returns_and_costs() {
    site.spends("facebook", "LA", "2023-01-11", 20);
    site.spends("facebook", "LA", "2023-01-11", 25);
    site.spends("facebook", "radio", "2023-01-11", 5);

    var answer = site.asks("/analytics/campaigns?model=linear&include=users");
    var campaigns = answer.required("campaigns");

    assertThat(answer.required("model").asText()).isEqualTo("linear");
    var la = line(campaigns, "facebook", "LA");
    assertThat(la.required("visitors").asLong()).isEqualTo(2);
    assertThat(la.required("pageviews").asLong()).isEqualTo(2);
    assertThat(la.required("signups").asLong()).isEqualTo(1);
    assertThat(la.required("attributed_conversions").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(la.required("conversion_rate").decimalValue()).isEqualByComparingTo("0.25");
    assertThat(la.required("revenue").decimalValue()).isEqualByComparingTo("50");
    assertThat(la.required("spend").decimalValue()).isEqualByComparingTo("25");
    assertThat(la.required("roi").decimalValue()).isEqualByComparingTo("1");
    assertThat(la.required("cost_per_acquisition").decimalValue()).isEqualByComparingTo("50");
    assertThat(la.required("seconds_to_convert").toString())
        .isEqualTo("{\"average\":90000.0,\"fastest\":90000,\"longest\":90000,\"median\":90000.0}");
    assertThat(la.required("pageviews_before").asDouble()).isEqualTo(3);
    assertThat(la.required("user_ids").toString()).isEqualTo("[\"u-ade\"]");
    var direct = line(campaigns, "(direct)", "null");
    assertThat(direct.required("signups").asLong()).isEqualTo(1);
    assertThat(direct.required("roi").isNull()).isTrue();
    var radio = line(campaigns, "facebook", "radio");
    assertThat(radio.required("roi").decimalValue()).isEqualByComparingTo("-1");
    assertThat(radio.required("cost_per_acquisition").isNull()).isTrue();
  }

  @Test
  void sources_are_listed_without_their_campaigns() {
    site.spends("facebook", "LA", "2023-01-11", 20);
    site.spends("facebook", null, "2023-01-11", 30);

    var facebook =
        line(site.asks("/analytics/sources?model=first").required("sources"), "facebook", "null");

    assertThat(facebook.has("campaign")).isFalse();
    assertThat(facebook.required("visitors").asLong()).isEqualTo(2);
    assertThat(facebook.required("pageviews").asLong()).isEqualTo(4);
    assertThat(facebook.required("attributed_conversions").decimalValue())
        .isEqualByComparingTo("1");
    assertThat(facebook.required("spend").decimalValue()).isEqualByComparingTo("50");
  }

  @Test
  void a_period_counts_only_its_own_rows() {
    var sources = site.asks("/analytics/sources?from=2023-01-11&to=2023-01-11").required("sources");
    assertThat(TrackedSite.texts(sources, "source")).containsExactly("facebook");
    assertThat(line(sources, "facebook", "null").required("visitors").asLong()).isEqualTo(2);
    assertThat(
            site.asks("/analytics/sources?from=2023-01-11T12:00:00Z&to=2023-01-11T12:00:01Z")
                .required("sources")
                .required(0)
                .required("visitors")
                .asLong())
        .isEqualTo(1);
    assertThat(site.asks("/analytics/sources?from=2024-01-01").required("sources").isEmpty())
        .isTrue();
  }

  @Test
  void landing_pages_are_listed_with_their_visitors_and_signups() {
    var pages = site.asks("/analytics/landing-pages").required("landing_pages");
    assertThat(pages.toString())
        .isEqualTo(
            "[{\"landing_page\":\"https://www.blinkist.com/en/landing\",\"visitors\":2,\"signups\":1},"
                + "{\"landing_page\":\"https://www.blinkist.com/en/pricing\",\"visitors\":1,\"signups\":1}]");
  }

  @Test
  void conversions_are_listed_page_by_page() {
    var first = site.asks("/analytics/conversions?limit=1");
    assertThat(first.required("conversions").required(0).required("user_id").asText())
        .isEqualTo("u-cid");
    var second =
        site.asks(
            "/analytics/conversions?limit=1&cursor=" + first.required("next_cursor").asText());
    var ade = second.required("conversions").required(0);
    assertThat(ade.required("user_id").asText()).isEqualTo("u-ade");
    assertThat(ade.required("source").asText()).isEqualTo("facebook");
    assertThat(ade.required("campaign").asText()).isEqualTo("LA");
    assertThat(ade.required("pageviews_before").asInt()).isEqualTo(3);
    assertThat(second.required("next_cursor").isNull()).isTrue();
    assertThat(site.asks("/analytics/conversions?name=sign%E2%80%8Bup+").required("conversions"))
        .hasSize(2);
    assertThat(site.asks("/analytics/conversions?name=trial").required("conversions").isEmpty())
        .isTrue();
  }

  @Test
  void a_summary_counts_days_of_any_zone() {
    site.sendEvent("2023-01-12T15:00:00Z", "signup", "cid", null);
    site.sendEvent("2023-01-12T16:00:00Z", "unsubscribe", "cid", null);

    var summary = site.asks("/analytics/summary?from=2023-01-10&to=2023-01-12");

    assertThat(summary.required("trials").asLong()).isEqualTo(1);
    assertThat(summary.required("signups").asLong()).isEqualTo(3);
    assertThat(summary.required("unsubscribes").asLong()).isEqualTo(1);
    assertThat(summary.required("trial_to_signup_conversions").asLong()).isEqualTo(1);
    assertThat(summary.required("signups_by_channel").toString())
        .isEqualTo("{\"Direct\":2,\"Paid Social\":1}");
    assertThat(summary.required("paid_share").decimalValue()).isEqualByComparingTo("0.333333");
    assertThat(summary.required("per_day").toString())
        .isEqualTo(
            "[{\"day\":\"2023-01-10\",\"pageviews\":2,\"visitors\":1,\"signups\":0},"
                + "{\"day\":\"2023-01-11\",\"pageviews\":2,\"visitors\":2,\"signups\":1},"
                + "{\"day\":\"2023-01-12\",\"pageviews\":1,\"visitors\":1,\"signups\":2}]");
    assertThat(
            TrackedSite.texts(
                site.asks("/analytics/summary?tz=Pacific/Kiritimati").required("per_day"), "day"))
        .containsExactly("2023-01-11", "2023-01-12", "2023-01-13");
  }

  @Test
  void a_value_without_a_currency_has_that_of_the_server() {
    site.client()
        .post(
            "/analytics/events",
            Map.of(
                "name", "signup",
                "fingerprint", "bea",
                "value", 40,
                "created_at", "2023-01-13T10:00:00Z"))
        .expect(201);
    assertThat(revenue("")).isEqualByComparingTo("140");
    assertThat(revenue("?currency=EUR")).isEqualByComparingTo("140");
    assertThat(revenue("?currency=USD")).isEqualByComparingTo("0");
  }

  private BigDecimal revenue(String question) {
    return line(site.asks("/analytics/sources" + question).required("sources"), "facebook", "null")
        .required("revenue")
        .decimalValue();
  }
}
