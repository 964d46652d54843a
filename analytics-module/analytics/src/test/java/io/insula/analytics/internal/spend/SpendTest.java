package io.insula.analytics.internal.spend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SpendTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  private ApiClient client;

  @BeforeEach
  void begin_anew() {
    jdbi.useHandle(handle -> handle.execute("TRUNCATE analytics.spend"));
    client = TestUsers.of(server.getURI()).service("site");
  }

  private static Map<String, @Nullable Object> body(
      String source, @Nullable String campaign, String day, double amount, String currency) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("source", source);
    body.put("campaign", campaign);
    body.put("day", day);
    body.put("amount", amount);
    body.put("currency", currency);
    return body;
  }

  private JsonNode put(
      String source, @Nullable String campaign, String day, double amount, String currency) {
    return client
        .put("/analytics/spend", body(source, campaign, day, amount, currency))
        .expect(200)
        .json();
  }

  private JsonNode list(String question) {
    return client.get("/analytics/spend" + question).expect(200).json();
  }

  @Test
  void spend_uses_the_same_source_names_as_answers() {
    var row = put(" M.Facebook.com ", "  Spring \u00e4 ", "2023-01-11", 20.5, "EUR");

    assertThat(row.required("source").asText()).isEqualTo("facebook");
    assertThat(row.required("campaign").asText()).isEqualTo("Spring \u00e4");
    assertThat(list("").required("spend").required(0)).isEqualTo(row);
    assertThat(put("100% + ours", null, "2023-01-11", 1, "EUR").required("source").asText())
        .isEqualTo("100% + ours");
  }

  @Test
  void names_that_differ_by_spaces_or_characters_without_a_width_are_the_same() {
    put("our mail", "Spring sale", "2023-01-11", 20, "EUR");

    var row = put("\u200bour\u00a0mail", "Spring \u3000sale", "2023-01-11", 30, "EUR");

    assertThat(row.required("campaign").asText()).isEqualTo("Spring sale");
    assertThat(list("").required("spend")).singleElement().isEqualTo(row);
  }

  @Test
  void a_campaign_has_one_amount_for_each_day_in_any_currency() {
    put("facebook", "NY", "2023-01-11", 20, "EUR");
    put("facebook", "NY", "2023-01-11", 30, "USD");
    put("facebook", null, "2023-01-11", 1, "EUR");

    var spend = list("").required("spend");

    assertThat(spend).hasSize(2);
    assertThat(spend.required(1).required("amount").asDouble()).isEqualTo(30);
    assertThat(spend.required(1).required("currency").asText()).isEqualTo("USD");
  }

  @Test
  void lengths_are_counted_in_characters() {
    var longest = "\ud83d\ude00".repeat(255);
    assertThat(put(longest, longest, "2023-01-11", 1, "EUR").required("campaign").asText())
        .isEqualTo(longest);
    client.put("/analytics/spend", body("a", longest + "b", "2023-01-11", 1, "EUR")).expect(400);
  }

  @Test
  void new_spend_does_not_shift_pages() {
    var longest = "\ud83d\ude00".repeat(255);
    put(longest, longest, "2023-01-12", 1, "EUR");
    put("b", null, "2023-01-12", 2, "EUR");
    put("b", "x", "2023-01-12", 3, "EUR");
    put("c", null, "2023-01-11", 4, "EUR");
    var amounts = new ArrayList<Double>();
    var page = list("?limit=1");
    amounts.add(page.required("spend").required(0).required("amount").asDouble());
    put("a", null, "2023-01-13", 9, "EUR");
    while (!page.required("next_cursor").isNull()) {
      page = list("?limit=1&cursor=" + page.required("next_cursor").asText());
      amounts.add(page.required("spend").required(0).required("amount").asDouble());
    }
    assertThat(amounts).containsExactly(2.0, 3.0, 1.0, 4.0);
    assertThat(list("?from=2023-01-12&to=2023-01-12").required("spend")).hasSize(3);
    assertThat(list("?to=2023-01-11").required("spend")).hasSize(1);
  }
}
