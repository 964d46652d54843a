package io.insula.cycles.internal.lifecycle;

import static io.insula.cycles.internal.CyclesOverHttp.NEW_CYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CycleSettingsBoundsTest {
  @Inject CyclesOverHttp http;

  private ApiClient admin;
  private String path;

  @BeforeEach
  void open_a_cycle() {
    if (admin == null) {
      admin = http.people().admin();
    }
    path = CyclesOverHttp.opened(admin, NEW_CYCLE);
  }

  @Test
  void a_rule_without_its_name_is_refused() {
    var rule = Map.<String, Object>of("rule", Map.of("min_score", 2));

    refused(admin.patch(path, rule), "rule");
    refused(admin.post("/cycles", CyclesOverHttp.changed(rule)), "rule");
  }

  @Test
  void the_tie_order_stays_if_the_rule_is_the_same_in_another_case() {
    admin.patch(path, Map.of("tie_order", List.of("more_votes", "lot"))).expect(200);

    var cycle = admin.patch(path, Map.of("rule", Map.of("rule", "GREEDY"))).expect(200).json();

    assertThat(cycle.at("/rule/rule").textValue()).isEqualTo("greedy");
    assertThat(cycle.get("tie_order"))
        .extracting(JsonNode::textValue)
        .containsExactly("more_votes", "lot");
  }

  @Test
  void dates_that_are_equal_to_the_microsecond_are_refused() {
    var dates =
        Map.of(
            "refinement", "2999-01-01T00:00:00.0000001Z", "voting", "2999-01-01T00:00:00.0000002Z");

    refused(admin.patch(path, Map.of("dates", dates)), "dates");
  }

  @Test
  void a_date_is_kept_to_the_microsecond_and_never_moved_to_the_next_one() {
    var dates = Map.of("closed", "9999-12-31T23:59:59.9999999Z");

    var cycle = admin.patch(path, Map.of("dates", dates)).expect(200).json();

    assertThat(cycle.at("/dates/closed").textValue()).isEqualTo("9999-12-31T23:59:59.999999Z");
    assertThat(admin.get(path).expect(200).json().get("dates")).isEqualTo(cycle.get("dates"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"})
  void a_date_that_no_answer_could_write_is_refused(String date) {
    refused(admin.patch(path, Map.of("dates", Map.of("closed", date))), "dates.closed");
  }

  @Test
  void the_settings_of_an_imported_cycle_can_change_although_others_are_out_of_bounds() {
    var file =
        CyclesOverHttp.ELECTION
            .replace("budget;100.50", "budget;100.505\nmax_length;50000")
            .replace("description;Parks, and \"more\"", "description;\"Parks\nand more\"");
    var imported = CyclesOverHttp.imported(admin, file);

    var cycle = admin.patch(imported, Map.of("unit", "Warsaw", "public", true)).expect(200).json();

    assertThat(cycle.get("unit").textValue()).isEqualTo("Warsaw");
    assertThat(cycle.get("budget").decimalValue()).isEqualByComparingTo("100.505");
    assertThat(cycle.at("/ballot/max_length").intValue()).isEqualTo(50_000);
    refused(admin.patch(imported, Map.of("unit", "x".repeat(201))), "unit");
  }

  @Test
  void a_budget_has_no_zeros_at_the_end_of_its_fraction() {
    var zeros = new BigDecimal("250." + "0".repeat(40));

    var patched = admin.patch(path, Map.of("budget", zeros)).expect(200);
    var opened =
        admin.get(
            CyclesOverHttp.opened(
                admin,
                Map.of("name", "Parks", "budget", zeros, "ballot", Map.of("type", "approval"))));

    assertThat(patched.body()).contains("\"budget\":250,");
    assertThat(opened.expect(200).body()).contains("\"budget\":250,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999"})
  void a_budget_that_would_fill_the_memory_with_zeros_is_refused(String budget) {
    refused(admin.patch(path, Map.of("budget", new BigDecimal(budget))), "budget");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e18", "1e-19", "0.1234567890123456789", "1234567890.12345678901"})
  void an_option_of_a_rule_with_too_many_digits_is_refused(String number) {
    var rule = Map.of("rule", "greedy", "min_score", new BigDecimal(number));

    refused(admin.patch(path, Map.of("rule", rule)), "min_score");
    refused(admin.post("/cycles", CyclesOverHttp.changed(Map.of("rule", rule))), "min_score");
  }

  @Test
  void units_and_currencies_have_the_normal_form_of_names() {
    var settings =
        Map.<String, Object>of(
            "unit", "  Old \u200b  Town ", "subunit", "\u00a0\"West", "currency", " PLN\u2060");
    var opened =
        admin.get(CyclesOverHttp.opened(admin, CyclesOverHttp.changed(settings))).expect(200);

    for (var cycle : List.of(admin.patch(path, settings).expect(200).json(), opened.json())) {
      assertThat(cycle.get("unit").textValue()).isEqualTo("Old Town");
      assertThat(cycle.get("subunit").textValue()).isEqualTo("\"West");
      assertThat(cycle.get("currency").textValue()).isEqualTo("PLN");
    }
  }

  private static void refused(ApiResponse answer, String field) {
    assertThat(answer.expect(400).json().at("/errors/0/field").textValue()).isEqualTo(field);
  }
}
