package io.insula.cycles.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.Cycles;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how the admins of a cycle change its proposals. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalChangeRoutesTest {
  private static final Map<String, Object> WHY = Map.of("reason", "Not ours to build");

  @Inject CyclesOverHttp http;
  @Inject Cycles cycles;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private CycleWithProposals cycle;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
    }
    cycle = CycleWithProposals.open(people.admin(), cycles);
  }

  @Test
  void a_change_is_returned_and_stored_with_its_author_and_reason() {
    var path = cycle.proposal(cycle.add("Trees", "green"));
    var change =
        Map.of(
            "name",
            " Lime trees ",
            "cost",
            20.5,
            "category",
            "quiet",
            "beneficiaries",
            List.of("children", "old people"),
            "place",
            "Mill Lane",
            "latitude",
            50.05,
            "longitude",
            -19.9,
            "reason",
            "Measured again");

    var changed = people.admin().patch(path, change).expect(200).json();
    people.admin().patch(path, Map.of("place", "", "name", "Lime trees")).expect(200);

    assertThat(changed.get("name").textValue()).isEqualTo("Lime trees");
    assertThat(changed.get("cost").decimalValue()).isEqualByComparingTo("20.5");
    assertThat(changed.get("categories")).hasToString("[\"quiet\"]");
    assertThat(changed.get("beneficiaries")).hasToString("[\"children\",\"old people\"]");
    assertThat(changed.get("place").textValue()).isEqualTo("Mill Lane");
    assertThat(changed.get("latitude").decimalValue()).isEqualByComparingTo("50.05");
    assertThat(people.member("bea").get(path).expect(200).json().get("place").isNull()).isTrue();
    var changes = people.admin().get(path + "/changes").expect(200).json().get("changes");
    assertThat(changes).hasSize(2);
    assertThat(changes.at("/0/before")).hasToString("{\"place\":\"Mill Lane\"}");
    assertThat(changes.at("/0/after")).hasToString("{}");
    assertThat(changes.at("/1/changed_by").textValue()).isEqualTo("admin");
    assertThat(changes.at("/1/reason").textValue()).isEqualTo("Measured again");
    assertThat(changes.at("/1/before/name").textValue()).isEqualTo("Trees");
    assertThat(changes.at("/1/after/name").textValue()).isEqualTo("Lime trees");
  }

  /** During an update, a newer server can store fields that an older server does not know. */
  @Test
  void unknown_fields_of_a_stored_change_are_ignored() {
    var id = cycle.add("Trees");
    var path = cycle.proposal(id);
    people.admin().patch(path, Map.of("name", "Lime trees")).expect(200);
    var before = people.admin().get(path + "/changes").expect(200).json();

    var stored =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        UPDATE cycles.proposal_change SET changes = replace(changes, '{', '{"x":1,')
                        WHERE proposal_id = ? RETURNING changes
                        """)
                    .bind(0, id)
                    .mapTo(String.class)
                    .one());

    assertThat(stored).startsWith("{\"x\":1,\"before\":{\"x\":1,\"name\"");
    assertThat(people.admin().get(path + "/changes").expect(200).json()).isEqualTo(before);
  }

  @Test
  void null_removes_the_location_of_a_proposal_and_missing_fields_stay() {
    var path = cycle.proposal(cycle.add("Trees"));
    var place = Map.of("place", "Mill Lane", "latitude", 50.05, "longitude", -19.9);
    people.admin().patch(path, place).expect(200);

    people.admin().patch(path, Map.of("name", "Lime trees")).expect(200);
    var alone = raw("PATCH", path, "{\"latitude\": null}").expect(400).json();
    var named = raw("PATCH", path, "{\"place\": null, \"name\": null}").expect(200).json();
    var nowhere =
        raw("PATCH", path, "{\"latitude\": null, \"longitude\": null}").expect(200).json();

    assertThat(alone.at("/errors/0/field").textValue()).isEqualTo("longitude");
    assertThat(alone.at("/errors/0/message").textValue())
        .isEqualTo("must also be null if latitude is null");
    assertThat(named.get("name").textValue()).isEqualTo("Lime trees");
    assertThat(named.get("place").isNull()).isTrue();
    assertThat(named.get("latitude").decimalValue()).isEqualByComparingTo("50.05");
    assertThat(nowhere.get("latitude").isNull()).isTrue();
    assertThat(nowhere.get("longitude").isNull()).isTrue();
    var changes = people.admin().get(path + "/changes").expect(200).json().get("changes");
    assertThat(changes.at("/0/before").toString())
        .isEqualTo("{\"latitude\":50.05,\"longitude\":-19.9}");
    assertThat(changes.at("/0/after")).hasToString("{}");
  }

  @Test
  void names_and_categories_are_compared_in_their_normal_form() {
    var benches = cycle.proposal(cycle.add("Benches", "open\u00a0air", "qui\u200bet"));
    cycle.add("Play  ground", "open air");
    cycle.add("\u0645\u06cc\u200c\u062e");

    for (var taken : List.of("Play\u00a0ground", "Pl\u200day ground ", "\u0645\u06cc\u062e")) {
      people.admin().patch(benches, Map.of("name", taken)).expect(409);
    }
    people.admin().patch(benches, Map.of("name", "Bench\u00ades")).expect(200);
    assertThat(names(list("?category=open%C2%A0%20air"))).containsExactly("Benches", "Play ground");
    assertThat(names(list("?category=quiet"))).containsExactly("Benches");
    assertThat(names(list("?category=qui%EF%B8%8Fet"))).containsExactly("Benches");
    var changed = Map.of("category", List.of("a\u00a0b"), "place", "\u200bOld  town");
    var shown = people.admin().patch(benches, changed).expect(200).json();
    assertThat(shown.at("/categories/0").textValue()).isEqualTo("a b");
    assertThat(shown.get("place").textValue()).isEqualTo("Old town");
  }

  @Test
  void a_proposal_cannot_take_the_name_of_another_one_that_is_not_withdrawn() {
    var benches = cycle.proposal(cycle.add("Benches"));
    var trees = cycle.proposal(cycle.add("Trees"));

    var refused = people.admin().patch(benches, Map.of("name", " Trees ", "cost", 3)).expect(409);

    assertThat(refused.body()).contains("Another proposal of this cycle already has this name.");
    assertThat(names(list(""))).containsExactly("Benches", "Trees");
    people.admin().patch(benches, Map.of("name", "Benches", "cost", 3)).expect(200);
    people.admin().post(trees + "/withdraw", WHY).expect(200);
    people.admin().patch(benches, Map.of("name", "Trees")).expect(200);
  }

  @Test
  void only_one_of_several_concurrent_proposals_gets_a_name() throws Exception {
    var calls = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 8; i++) {
      var path = cycle.proposal(cycle.add("Benches " + i));
      calls.add(() -> people.admin().patch(path, Map.of("name", "Trees")).status());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    assertThat(names(list(""))).containsOnlyOnce("Trees");
  }

  @Test
  void a_change_without_effect_is_not_stored() {
    var path = cycle.proposal(cycle.add("Trees"));

    people.admin().patch(path, Map.of("name", "Trees", "cost", 10.00)).expect(200);
    people.admin().patch(path, Map.of()).expect(200);

    assertThat(people.admin().get(path + "/changes").expect(200).json().get("changes")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": ""}                              | name
          {"name": "a\\nb"}                         | name
          {"name": 5}                               | name
          {"name": "\\u0000"}                       | name
          {"cost": -1}                              | cost
          {"cost": 0.001}                           | cost
          {"cost": 1e12}                            | cost
          {"cost": 999999999}                       | cost
          {"cost": "5"}                             | cost
          {"category": 5}                           | category[0]
          {"category": [""]}                        | category[0]
          {"category": ["a", null]}                 | category[1]
          {"category": ["a", "a "]}                 | category[1]
          {"category": ["\u2764", "\u2764\ufe0f"]}   | category[1]
          {"category": "a,b"}                       | category[0]
          {"category": {"a": 1}}                    | category[0]
          {"categories": ["a", null]}               | categories[1]
          {"categories": "a,b"}                     | categories[0]
          {"category": "a", "categories": "a"}      | categories
          {"beneficiaries": [["a"]]}                | beneficiaries[0]
          {"place": "a\\tb"}                        | place
          {"place": 5}                              | place
          {"latitude": "north", "longitude": 0}     | latitude
          {"latitude": 0, "longitude": null}        | latitude
          {"latitude": 90.1, "longitude": 0}        | latitude
          {"latitude": 0, "longitude": -180.5}      | longitude
          {"latitude": 1e-11, "longitude": 0}       | latitude
          {"latitude": 1}                           | longitude
          {"longitude": 1}                          | latitude
          {"name": "x", "reason": ""}               | reason
          {"votes": 5}                              | votes
          {"withdrawn": true}                       | withdrawn
          """)
  void the_refusal_of_an_invalid_change_names_the_field(String body, String field) {
    var path = cycle.proposal(cycle.add("Trees"));

    var problem = raw("PATCH", path, body).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(people.admin().get(path + "/changes").json().get("changes")).isEmpty();
  }

  @Test
  void categories_can_be_changed_under_the_name_that_answers_use() {
    var path = cycle.proposal(cycle.add("Trees", "green"));

    var one = people.admin().patch(path, Map.of("categories", "quiet")).expect(200).json();
    var two = people.admin().patch(path, Map.of("categories", List.of("a", "b"))).expect(200);

    assertThat(one.get("categories")).hasToString("[\"quiet\"]");
    assertThat(two.json().get("categories")).hasToString("[\"a\",\"b\"]");
  }

  private JsonNode list(String query) {
    return people.member("bea").get(cycle.path() + "/proposals" + query).expect(200).json();
  }

  private ApiResponse raw(String method, String path, String body) {
    return people
        .admin()
        .send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(JsonNode page) {
    return page.get("proposals").valueStream().map(each -> each.get("name").textValue()).toList();
  }
}
