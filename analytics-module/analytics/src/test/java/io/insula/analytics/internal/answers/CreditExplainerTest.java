package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the texts that explain how touches share the credit for a conversion, and the limits for
 * the touches and conversions in the attribution of a user.
 */
@MicronautTest(transactional = false)
class CreditExplainerTest {
  private static final String FACEBOOK = TrackedSite.campaign("facebook", "paid", "NY");
  private static final String GOOGLE = TrackedSite.campaign("google", "cpc", "spring");

  @Inject EmbeddedServer server;

  private TrackedSite site;
  private final String user = "user-" + UUID.randomUUID();
  private final String phone = UUID.randomUUID().toString();

  @BeforeEach
  void sign_in() {
    site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
  }

  private JsonNode attribution() {
    return site.asks("/analytics/users/" + user + "/attribution");
  }

  private String explanation() {
    return attribution().required("conversions").required(0).required("explanation").asText();
  }

  @Test
  void a_single_touch_gets_all_credit() {
    site.sendPageview("2023-01-10T10:00:00Z", phone, user, FACEBOOK);
    site.sendEvent("2023-01-17T10:01:00Z", "signup", null, user);

    assertThat(explanation())
        .isEqualTo(
            "first: all to facebook / NY, the first of 1 touch."
                + " last: all to facebook / NY, the last of 1 touch."
                + " last_non_direct: all to facebook / NY, the last touch that is not direct."
                + " linear: all to facebook / NY, the only touch."
                + " position: all to facebook / NY, the only touch."
                + " time_decay: all to facebook / NY, the only touch.");
  }

  @Test
  void two_touches_share_the_credit_without_a_rest() {
    site.sendPageview("2023-01-10T10:00:00Z", phone, user, FACEBOOK);
    site.sendPageview("2023-01-11T10:00:00Z", phone, user, GOOGLE);
    site.sendEvent("2023-01-11T11:00:00Z", "signup", null, user);

    assertThat(explanation())
        .contains(
            "linear: 50.0 % to each of 2 touches.",
            "position: 50.0 % to the first, facebook / NY,"
                + " and 50.0 % to the last, google / spring.");
  }

  @Test
  void touches_without_a_share_are_listed() {
    site.client()
        .post(
            "/analytics/pageviews",
            IntStream.range(0, 150)
                .mapToObj(
                    i ->
                        Map.of(
                            "fingerprint",
                            phone,
                            "user_id",
                            user,
                            "url",
                            i == 0 ? FACEBOOK : GOOGLE,
                            "created_at",
                            "2023-01-10T10:%02d:%02dZ".formatted(i / 60, i % 60)))
                .toList())
        .expect(201);
    site.sendEvent("2023-01-17T10:01:00Z", "signup", null, user);

    assertThat(attribution().required("touches")).hasSize(150);
    assertThat(explanation())
        .startsWith("Of 150 touches in the window, only the first and the last 99 get credit.")
        .contains("; the rest to those between.");
  }

  @Test
  void conversions_beyond_the_listed_ones_are_counted() {
    site.client()
        .post(
            "/analytics/events",
            IntStream.range(0, 201)
                .mapToObj(
                    i ->
                        Map.of(
                            "name",
                            "signup",
                            "user_id",
                            user,
                            "created_at",
                            "2023-01-10T10:%02d:%02dZ".formatted(i / 60, i % 60)))
                .toList())
        .expect(201);

    assertThat(attribution().required("conversions")).hasSize(200);
    assertThat(attribution().required("conversions_total").asInt()).isEqualTo(201);
  }

  @Test
  void without_touches_in_the_window_first_and_last_are_those_of_the_journey() {
    site.sendEvent("2023-01-18T12:33:41Z", "signup", phone, user);
    site.sendPageview("2023-01-20T14:02:21Z", phone, null, FACEBOOK);
    site.sendPageview("2023-01-21T14:02:21Z", phone, null, GOOGLE);
    assertThat(attribution().required("first_touch").required("source").asText())
        .isEqualTo("facebook");
    assertThat(attribution().required("last_touch").required("source").asText())
        .isEqualTo("google");

    site.sendEvent("2023-01-20T15:00:00Z", "signup", null, user);

    assertThat(attribution().required("last_touch").required("source").asText())
        .isEqualTo("facebook");
  }
}
