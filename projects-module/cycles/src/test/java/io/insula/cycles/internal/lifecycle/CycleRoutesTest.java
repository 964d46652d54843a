package io.insula.cycles.internal.lifecycle;

import static io.insula.cycles.internal.CyclesOverHttp.NEW_CYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CycleRoutesTest {
  @Inject CyclesOverHttp http;

  private TestUsers people;
  private String path;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
    }
    path = CyclesOverHttp.opened(people.admin(), NEW_CYCLE);
  }

  @Test
  void a_cycle_is_returned_as_it_was_opened() {
    var cycle = people.member("bea").get(path).expect(200).json();

    assertThat(names(cycle))
        .containsExactlyInAnyOrder(
            "cycle_id",
            "name",
            "description",
            "currency",
            "unit",
            "subunit",
            "budget",
            "ballot",
            "rule",
            "tie_order",
            "who",
            "public",
            "dates",
            "phase",
            "active",
            "created_at",
            "lot_seed",
            "turnout",
            "phase_changes");
    assertThat(cycle.get("name").textValue()).isEqualTo("Greener schools");
    assertThat(cycle.get("budget").decimalValue()).isEqualByComparingTo("1000");
    assertThat(cycle.at("/ballot/type").textValue()).isEqualTo("approval");
    assertThat(cycle.at("/rule/rule").textValue()).isEqualTo("greedy");
    assertThat(cycle.get("tie_order"))
        .extracting(JsonNode::textValue)
        .containsExactly("lower_cost", "lot");
    assertThat(cycle.get("who").textValue()).isEqualTo("accounts");
    assertThat(cycle.get("phase").textValue()).isEqualTo("planning");
    assertThat(cycle.get("active").booleanValue()).isTrue();
  }

  @Test
  void cycles_are_listed_newest_first_by_cursor_and_by_whether_they_are_active() {
    var second = CyclesOverHttp.opened(people.admin(), NEW_CYCLE);

    var first = people.member("bea").get("/cycles?limit=1&active=true").expect(200).json();
    assertThat("/cycles/" + first.at("/cycles/0/cycle_id")).isEqualTo(second);
    var next =
        people
            .member("bea")
            .get("/cycles?limit=1&active=true&cursor=" + first.get("next_cursor").textValue())
            .expect(200)
            .json();
    assertThat("/cycles/" + next.at("/cycles/0/cycle_id")).isEqualTo(path);
    people.member("bea").get("/cycles?active=maybe").expect(400);
  }

  @Test
  void cycles_are_listed_by_whether_the_caller_may_manage_them() {
    var other = CyclesOverHttp.opened(people.admin(), NEW_CYCLE);
    people.member("chair");
    people.admin().put(path + "/admins", Map.of("usernames", List.of("Chair"))).expect(200);

    assertThat(administeredBy(people.member("chair"))).containsExactly(path);
    assertThat(administeredBy(people.member("bea"))).isEmpty();
    assertThat(administeredBy(people.nobody())).isEmpty();
    assertThat(administeredBy(people.admin())).startsWith(other, path);
    people.member("bea").get("/cycles?administered=maybe").expect(400);
  }

  private static List<String> administeredBy(ApiClient caller) {
    var cycles = caller.get("/cycles?administered=true").expect(200).json().get("cycles");
    return cycles.findValuesAsText("cycle_id").stream().map(id -> "/cycles/" + id).toList();
  }

  @Test
  void an_imported_cycle_is_in_the_currency_and_for_the_unit_of_its_file() {
    var file =
        CyclesOverHttp.ELECTION.replace(
            "budget;", "Currency;PLN\nunit;Warszawa\nSubunit;Wola\nbudget;");
    var admin = people.admin();
    var imported = CyclesOverHttp.imported(admin, file);
    var query =
        "{ cycle(id: \"%s\") { currency unit subunit } }"
            .formatted(imported.substring("/cycles/".length()));

    for (var answer :
        List.of(
            admin.get(imported).expect(200).json(),
            admin.post("/graphql", Map.of("query", query)).expect(200).json().at("/data/cycle"))) {
      assertThat(answer.get("currency").textValue()).isEqualTo("PLN");
      assertThat(answer.get("unit").textValue()).isEqualTo("Warszawa");
      assertThat(answer.get("subunit").textValue()).isEqualTo("Wola");
    }
    var line = admin.get("/cycles?limit=1").expect(200).json().at("/cycles/0");
    assertThat("/cycles/" + line.get("cycle_id")).isEqualTo(imported);
    assertThat(line.get("currency").textValue()).isEqualTo("PLN");
    admin.patch(imported, Map.of("unit", "Warsaw")).expect(200);
    assertThat(admin.get(imported).expect(200).json().get("unit").textValue()).isEqualTo("Warsaw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name      | ""                                                | name
          budget    | 0                                                 | budget
          budget    | -5                                                | budget
          budget    | 1.005                                             | budget
          budget    | 1e400                                             | budget
          who       | "everybody"                                       | who
          tie_order | ["coin"]                                          | tie_order
          ballot    | {"type": "secret"}                                | ballot.type
          ballot    | {"type": "approval", "max_points": 3}             | ballot.max_points
          ballot    | {"type": "choose-1", "max_length": 2}             | ballot.max_length
          ballot    | {"type": "approval", "min_length": 3, "max_length": 2} | ballot.min_length
          rule      | {"rule": "dictator"}                              | rule
          rule      | {"rule": "greedy", "utility": "cost"}             | utility
          dates     | {"voting": "2030-01-02T00:00:00Z", "refinement": "2030-01-03T00:00:00Z"} | dates
          """)
  void the_refusal_of_invalid_settings_names_the_field(String field, String value, String named)
      throws Exception {
    var body = new HashMap<String, Object>(NEW_CYCLE);
    body.put(field, new ObjectMapper().readValue(value, Object.class));

    var problem = people.admin().post("/cycles", body).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(named);
  }

  @Test
  void null_removes_optional_fields_of_a_cycle() {
    var admin = people.admin();
    var texts = List.of("description", "currency", "unit", "subunit");
    var dates = Map.of("voting", "2999-01-02T00:00:00Z", "closed", "2999-02-02T00:00:00Z");
    var full = new HashMap<String, Object>(Map.of("dates", dates));
    texts.forEach(field -> full.put(field, "Some"));
    admin.patch(path, full).expect(200);

    var kept = admin.patch(path, Map.of("name", "Parks")).expect(200).json();
    for (var field : texts) {
      assertThat(kept.get(field).textValue()).as(field).isEqualTo("Some");
    }
    assertThat(kept.at("/dates/voting").textValue()).isEqualTo("2999-01-02T00:00:00Z");

    var nothing = new HashMap<String, Object>(full);
    nothing.replaceAll((_, _) -> null);
    nothing.put("name", null);
    nothing.put("budget", null);
    var emptied = admin.patch(path, nothing).expect(200).json();

    assertThat(emptied.get("name").textValue()).isEqualTo("Parks");
    assertThat(emptied.get("budget").decimalValue()).isEqualByComparingTo("1000");
    assertThat(emptied.get("description").textValue()).isEmpty();
    for (var field : List.of("currency", "unit", "subunit")) {
      assertThat(emptied.get(field).isNull()).as(field).isTrue();
    }
    assertThat(emptied.get("dates")).allMatch(JsonNode::isNull);
    admin.patch(path, Map.of("currency", "")).expect(400);
    admin.patch(path, Map.of("currency", 5)).expect(400);
  }

  @Test
  void a_student_neither_opens_nor_changes_nor_moves_a_cycle() {
    var student = people.member("bea");

    student.post("/cycles", NEW_CYCLE).expect(403);
    student.patch(path, Map.of("name", "Mine")).expect(403);
    student.post(path + "/phase", Map.of("phase", "refinement")).expect(403);
    student.put(path + "/admins", Map.of("usernames", List.of("bea"))).expect(403);
    student.patch("/cycles/999999", Map.of("name", "Mine")).expect(404);
  }

  @Test
  void an_admin_of_a_cycle_can_manage_this_cycle_and_no_other() {
    var teacher = people.member("tom");
    var other = CyclesOverHttp.opened(people.admin(), NEW_CYCLE);

    people.admin().put(path + "/admins", Map.of("usernames", List.of("Tom"))).expect(200);

    teacher.patch(path, Map.of("name", "Class 7")).expect(200);
    assertThat(teacher.get(path).expect(200).json().at("/admins/0").textValue()).isEqualTo("tom");
    teacher.post(path + "/phase", Map.of("phase", "refinement")).expect(200);
    teacher.patch(other, Map.of("name", "Class 8")).expect(403);
    assertThat(names(teacher.get(other).expect(200).json())).doesNotContain("admins");
    teacher.post("/cycles", NEW_CYCLE).expect(403);
  }

  @Test
  void phases_follow_each_other_and_moving_back_requires_a_reason() {
    var admin = people.admin();
    move(admin, "planning").expect(409);
    move(admin, "voting").expect(409);
    move(admin, "lunch").expect(400);
    for (var phase : List.of("refinement", "voting", "implementation")) {
      assertThat(move(admin, phase).expect(200).json().get("phase").textValue()).isEqualTo(phase);
    }
    people.member("bea").get(path + "/results").expect(200);

    move(admin, "voting").expect(400);
    admin
        .post(path + "/phase", Map.of("phase", "voting", "reason", "The paper ballots came late"))
        .expect(200);
    people.member("bea").get(path + "/results").expect(409);
    admin.get(path + "/export").expect(409);
    var changes = admin.get(path).expect(200).json().get("phase_changes");
    assertThat(changes).hasSize(4);
    assertThat(changes.at("/3/reason").textValue()).isEqualTo("The paper ballots came late");

    move(admin, "implementation").expect(200);
    move(admin, "closed").expect(200);
    assertThat(admin.get(path).expect(200).json().get("active").booleanValue()).isFalse();
  }

  @Test
  void the_case_of_a_phase_name_is_ignored() {
    var moved = move(people.admin(), "REFINEMENT").expect(200).json();

    assertThat(moved.get("phase").textValue()).isEqualTo("refinement");
    move(people.admin(), "Voting").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_sum_cost", "max_sum_points", "max_points"})
  void a_bound_of_a_ballot_with_too_many_digits_is_refused(String bound) {
    var ballot = Map.of("type", "scoring", bound, new BigDecimal("1e30"));

    var problem =
        people
            .admin()
            .post("/cycles", CyclesOverHttp.changed(Map.of("ballot", ballot)))
            .expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo("ballot." + bound);
    assertThat(problem.json().at("/errors/0/message").textValue()).contains("at most 18 digits");
  }

  @Test
  void a_rule_with_too_many_groups_is_refused() {
    var id = new AtomicLong();
    var wide = Stream.generate(id::incrementAndGet).limit(10_001).toList();
    var imported = CyclesOverHttp.imported(people.admin(), CyclesOverHttp.ELECTION);
    for (var groups : List.of(Collections.nCopies(1_001, List.of()), List.of(wide))) {
      var rule = Map.<String, Object>of("rule", "greedy-exclusive", "exclusive_groups", groups);
      for (var answer :
          List.of(
              people.admin().post("/cycles", CyclesOverHttp.changed(Map.of("rule", rule))),
              people.admin().patch(path, Map.of("rule", rule)),
              people.admin().post(imported + "/preview", rule))) {
        assertThat(answer.expect(400).json().at("/errors/0/field").textValue())
            .isEqualTo("exclusive_groups");
      }
    }
    var most = List.of(wide.subList(0, 10_000));
    var rule = Map.of("rule", "greedy-exclusive", "exclusive_groups", most);
    people.admin().patch(path, Map.of("rule", rule)).expect(200);
  }

  @Test
  void the_rule_and_the_ballot_are_fixed_once_voting_has_opened() {
    var admin = people.admin();
    admin.patch(path, Map.of("rule", Map.of("rule", "equal-shares"))).expect(200);
    move(admin, "refinement").expect(200);
    move(admin, "voting").expect(200);

    admin.patch(path, Map.of("rule", Map.of("rule", "greedy"))).expect(409);
    admin.patch(path, Map.of("ballot", Map.of("type", "ordinal"))).expect(409);
    admin.patch(path, Map.of("who", "roster")).expect(409);
    admin.patch(path, Map.of("description", "Soon over", "budget", 2000)).expect(200);

    move(admin, "implementation").expect(200);
    admin.patch(path, Map.of("budget", 3000)).expect(409);
    var cycle = admin.get(path).expect(200).json();
    assertThat(cycle.at("/rule/rule").textValue()).isEqualTo("equal-shares");
    assertThat(cycle.get("budget").intValue()).isEqualTo(2000);
  }

  @Test
  void only_one_of_several_concurrent_moves_succeeds() throws Exception {
    var admin = people.admin();
    var calls = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 8; i++) {
      calls.add(() -> move(admin, "refinement").status());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    assertThat(admin.get(path).expect(200).json().get("phase_changes")).hasSize(1);
  }

  @Test
  void without_sign_in_only_results_of_public_cycles_are_readable() {
    var stranger = people.nobody();
    var open =
        CyclesOverHttp.opened(people.admin(), CyclesOverHttp.changed(Map.of("public", true)));
    stranger.get(open + "/results").expect(409);
    for (var cycle : List.of(path, open)) {
      for (var phase : List.of("refinement", "voting", "implementation")) {
        people.admin().post(cycle + "/phase", Map.of("phase", phase)).expect(200);
      }
    }

    stranger.get(open + "/results").expect(200);
    stranger.get(path + "/results").expect(401);
    stranger.get("/cycles/999999/results").expect(401);
    people.member("bea").get("/cycles/999999/results").expect(404);
  }

  private ApiResponse move(ApiClient client, String phase) {
    return client.post(path + "/phase", Map.of("phase", phase));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
