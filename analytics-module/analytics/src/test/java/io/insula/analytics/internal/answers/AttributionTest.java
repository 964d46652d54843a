package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class AttributionTest {
  private static final String FACEBOOK = TrackedSite.campaign("facebook", "paid", "NY");
  private static final String GOOGLE = TrackedSite.campaign("google", "cpc", "spring");

  @Inject EmbeddedServer server;

  private TrackedSite site;
  private final String user = "user-" + UUID.randomUUID();
  private final String phone = UUID.randomUUID().toString();
  private final String laptop = UUID.randomUUID().toString();

  @BeforeEach
  void sign_in() {
    site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
  }

  private JsonNode attribution(String ofUser) {
    return site.asks("/analytics/users/" + ofUser + "/attribution");
  }

  @Test
  void a_user_is_followed_from_the_first_anonymous_touch_to_the_signup() {
    site.sendPageview("2023-01-10T10:00:00Z", phone, null, FACEBOOK, "https://www.facebook.com/");
    site.sendPageview(
        "2023-01-10T10:05:00Z", phone, null, TrackedSite.PLAIN, "https://www.blinkist.com/en");
    site.sendPageview(
        "2023-01-17T10:00:00Z", phone, null, TrackedSite.PLAIN, "https://www.google.com/");
    site.sendEvent("2023-01-17T10:01:00Z", "signup", phone, user, 49.9);
    site.sendPageview("2023-01-17T10:02:00Z", phone, user, TrackedSite.PLAIN);

    var answer = attribution(user);

    assertThat(TrackedSite.texts(answer.required("touches"), "source"))
        .containsExactly("facebook", "google");
    assertThat(TrackedSite.texts(answer.required("touches"), "channel"))
        .containsExactly("Paid Social", "Organic Search");
    assertThat(answer.required("fingerprints").toString()).isEqualTo("[\"" + phone + "\"]");
    assertThat(answer.required("first_touch").required("campaign").asText()).isEqualTo("NY");
    assertThat(answer.required("first_touch").required("landing_page").asText())
        .isEqualTo("https://www.blinkist.com/en/landing");
    assertThat(answer.required("last_touch").required("source").asText()).isEqualTo("google");
    var conversion = answer.required("conversions").required(0);
    assertThat(conversion.required("name").asText()).isEqualTo("signup");
    assertThat(conversion.required("value").decimalValue()).isEqualByComparingTo("49.9");
    assertThat(conversion.required("seconds_to_convert").asLong()).isEqualTo(7 * 86_400 + 60);
    assertThat(conversion.required("pageviews_before").asInt()).isEqualTo(3);
    assertThat(conversion.required("pageviews_after").asInt()).isEqualTo(1);
    assertThat(conversion.required("credits").required("linear").toString())
        .isEqualTo(
            "[{\"touch\":0,\"credit\":0.5,\"channel\":\"Paid Social\"},"
                + "{\"touch\":1,\"credit\":0.5,\"channel\":\"Organic Search\"}]");
    assertThat(conversion.required("credits").required("first").toString())
        .isEqualTo("[{\"touch\":0,\"credit\":1,\"channel\":\"Paid Social\"}]");
    assertThat(conversion.required("explanation").asText())
        .contains("first: all to facebook / NY", "linear: 50.0 % to each of 2 touches");
  }

  @Test
  void a_conversion_without_a_touch_is_credited_to_direct() {
    site.sendEvent("2023-01-17T10:01:00Z", "signup", null, user);

    var answer = attribution(user);

    assertThat(answer.required("first_touch").isNull()).isTrue();
    assertThat(answer.required("touches").isEmpty()).isTrue();
    for (var credits : answer.required("conversions").required(0).required("credits")) {
      assertThat(credits.toString())
          .isEqualTo("[{\"touch\":null,\"credit\":1,\"channel\":\"Direct\"}]");
    }
  }

  @Test
  void touches_count_for_thirty_days() {
    site.sendPageview("2023-01-01T00:00:00Z", phone, user, FACEBOOK);
    site.sendPageview("2023-01-01T00:00:01Z", phone, user, GOOGLE);
    site.sendEvent("2023-01-31T00:00:01Z", "signup", null, user);

    var credits = attribution(user).required("conversions").required(0).required("credits");

    assertThat(credits.required("linear").toString())
        .isEqualTo("[{\"touch\":1,\"credit\":1,\"channel\":\"Paid Search\"}]");
  }

  @Test
  void a_visit_ends_after_thirty_minutes_of_inactivity() {
    site.sendPageview("2023-01-01T00:00:00Z", phone, user, TrackedSite.PLAIN);
    site.sendPageview("2023-01-01T00:30:00Z", phone, user, TrackedSite.PLAIN);
    site.sendPageview("2023-01-01T01:00:00.000001Z", phone, user, TrackedSite.PLAIN);

    assertThat(TrackedSite.texts(attribution(user).required("touches"), "at"))
        .containsExactly("2023-01-01T00:00:00Z", "2023-01-01T01:00:00.000001Z");
  }

  @Test
  void a_late_link_assigns_the_history_to_the_user() {
    site.sendPageview("2023-01-10T10:00:00Z", phone, null, FACEBOOK);
    site.sendPageview("2023-01-12T10:00:00Z", laptop, user, GOOGLE);
    site.sendEvent("2023-01-15T10:00:00Z", "signup", null, user);
    assertThat(TrackedSite.texts(attribution(user).required("touches"), "source"))
        .containsExactly("google");

    site.sendPageview("2023-01-11T10:00:00Z", phone, user, TrackedSite.PLAIN);

    var answer = attribution(user);
    assertThat(TrackedSite.texts(answer.required("touches"), "source"))
        .containsExactly("facebook", "(direct)", "google");
    assertThat(answer.required("first_touch").required("source").asText()).isEqualTo("facebook");
  }

  @Test
  void a_second_user_of_a_fingerprint_owns_only_later_rows() {
    var other = "other-" + UUID.randomUUID();
    site.sendPageview("2023-01-10T10:00:00Z", phone, null, FACEBOOK);
    site.sendPageview("2023-01-11T10:00:00Z", phone, user, TrackedSite.PLAIN);
    site.sendPageview("2023-01-12T10:00:00Z", phone, other, GOOGLE);
    site.sendPageview("2023-01-13T10:00:00Z", phone, null, TrackedSite.PLAIN);

    assertThat(TrackedSite.texts(attribution(user).required("touches"), "source"))
        .containsExactly("facebook", "(direct)");
    assertThat(TrackedSite.texts(attribution(other).required("touches"), "source"))
        .containsExactly("google", "(direct)");
  }

  @Test
  void an_empty_database_has_an_empty_answer() {
    site.client().get("/analytics/users/" + UUID.randomUUID() + "/attribution").expect(404);
    TestUsers.of(server.getURI()).member("ade").get("/analytics/users/x/attribution").expect(403);
  }

  @Test
  void an_invalid_user_id_is_refused() {
    for (var userId : List.of("x".repeat(129), "line%0Abreak", "%20")) {
      var path = "/analytics/users/" + userId;
      for (var answer :
          List.of(site.client().get(path + "/attribution"), site.client().delete(path))) {
        assertThat(answer.expect(400).json().at("/errors/0/field").asText()).isEqualTo("user_id");
      }
    }
  }

  @Test
  void an_erased_user_is_unknown() {
    site.sendPageview("2023-01-10T10:00:00Z", phone, null, FACEBOOK);
    site.sendEvent("2023-01-17T10:01:00Z", "signup", phone, user);
    attribution(user);

    site.client().delete("/analytics/users/" + user).expect(204);
    site.client().delete("/analytics/users/" + user).expect(204);

    site.client().get("/analytics/users/" + user + "/attribution").expect(404);
    site.sendEvent("2023-01-18T10:01:00Z", "signup", phone, user);
    assertThat(attribution(user).required("touches").isEmpty()).isTrue();
  }
}
