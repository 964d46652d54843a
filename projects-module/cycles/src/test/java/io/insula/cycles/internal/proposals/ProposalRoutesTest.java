package io.insula.cycles.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.api.Actor;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalRoutesTest {
  private static final Map<String, Object> WHY = Map.of("reason", "Not ours to build");

  private static final Map<String, Object> DONE = Map.of("status", "done");

  @Inject CyclesOverHttp http;
  @Inject Cycles cycles;

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
  void proposals_are_listed_in_their_order_without_any_count() {
    var first = cycle.add("Trees", "green");
    cycle.add("Trees", "green", "quiet");
    cycle.add("Benches");

    var page = list("?limit=2");

    assertThat(page.get("proposals")).hasSize(2);
    var shown = page.at("/proposals/0");
    assertThat(shown.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "proposal_id",
            "project_id",
            "external_id",
            "name",
            "cost",
            "categories",
            "beneficiaries",
            "place",
            "latitude",
            "longitude",
            "withdrawn",
            "withdrawn_at",
            "withdrawn_reason",
            "merged_into",
            "implementation");
    assertThat(shown.get("proposal_id").longValue()).isEqualTo(first);
    assertThat(shown.get("withdrawn").booleanValue()).isFalse();
    var rest = list("?limit=2&cursor=" + page.get("next_cursor").textValue());
    assertThat(names(rest)).containsExactly("Benches");
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    assertThat(names(list("?category=quiet"))).containsExactly("Trees");
    assertThat(names(list("?category=none"))).isEmpty();
  }

  @Test
  void a_list_needs_a_sign_in_and_an_existing_cycle() {
    people.nobody().get(cycle.path() + "/proposals").expect(401);
    people.member("bea").get("/cycles/999999/proposals").expect(404);
    people.member("bea").get(cycle.path() + "/proposals?limit=0").expect(400);
    people.member("bea").get(cycle.path() + "/proposals?cursor=abc").expect(400);
    people.member("bea").get(cycle.proposal(999_999)).expect(404);
    var other = CycleWithProposals.open(people.admin(), cycles);
    people.member("bea").get(cycle.proposal(other.add("Elsewhere"))).expect(404);
  }

  @Test
  void an_imported_cycle_lists_its_proposals_and_changes_none() {
    var path = CyclesOverHttp.imported(people.admin(), CyclesOverHttp.ELECTION);

    var listed = people.member("bea").get(path + "/proposals").expect(200).json();

    assertThat(listed.get("proposals")).hasSize(4);
    assertThat(listed.at("/proposals/0/external_id").textValue()).isEqualTo("a");
    assertThat(listed.at("/proposals/3/withdrawn").booleanValue()).isTrue();
    var first = path + "/proposals/" + listed.at("/proposals/0/proposal_id");
    people.admin().patch(first, Map.of("name", "Bushes")).expect(409);
    people.admin().post(first + "/withdraw", WHY).expect(409);
    people
        .admin()
        .put(first + "/implementation", Map.of("status", "done", "note", "Planted"))
        .expect(200);
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
  void the_location_of_a_proposal_is_in_the_snapshot_and_in_the_file() {
    var path = cycle.proposal(cycle.add("Trees", "green"));
    cycle.add("Benches");
    var place = Map.of("place", "Mill; Lane", "latitude", 50.05, "longitude", -19.9);
    people.admin().patch(path, place).expect(200);
    cycle.move("refinement", "voting", "implementation");

    var file = people.admin().get(cycle.path() + "/export").expect(200).body();

    var again = CyclesOverHttp.imported(people.admin(), file) + "/proposals";
    var listed = people.member("bea").get(again).expect(200).json();
    assertThat(listed.at("/proposals/0/place").textValue()).isEqualTo("Mill; Lane");
    assertThat(listed.at("/proposals/0/latitude").decimalValue()).isEqualByComparingTo("50.05");
    assertThat(listed.at("/proposals/1/place").isNull()).isTrue();
    try (var parts = cycles.snapshot(cycle.id())) {
      assertThat(parts.filter(SnapshotProposal.class::isInstance).map(SnapshotProposal.class::cast))
          .extracting(SnapshotProposal::place)
          .containsExactly("Mill; Lane", null);
    }
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
  void a_proposal_can_be_withdrawn_once_and_only_until_voting_is_over() {
    var first = cycle.proposal(cycle.add("Trees"));
    var second = cycle.proposal(cycle.add("Benches"));
    var third = cycle.proposal(cycle.add("Swings"));

    var withdrawn = people.admin().post(first + "/withdraw", WHY).expect(200).json();

    assertThat(withdrawn.get("withdrawn").booleanValue()).isTrue();
    assertThat(withdrawn.get("withdrawn_reason").textValue()).isEqualTo("Not ours to build");
    assertThat(withdrawn.get("withdrawn_at").isTextual()).isTrue();
    people.admin().post(first + "/withdraw", WHY).expect(409);
    people.admin().patch(first, Map.of("name", "Bushes")).expect(409);
    cycle.move("refinement", "voting");
    people.admin().patch(second, Map.of("name", "Chairs")).expect(409);
    people.admin().post(second + "/withdraw", WHY).expect(200);
    cycle.move("implementation");
    people.admin().post(third + "/withdraw", WHY).expect(409);
    var changes = people.admin().get(first + "/changes").expect(200).json().get("changes");
    assertThat(changes.at("/0/reason").textValue()).isEqualTo("Not ours to build");
    assertThat(changes.at("/0/after/withdrawn").booleanValue()).isTrue();
    assertThat(names(list(""))).containsExactly("Trees", "Benches", "Swings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"reason\": null}"})
  void a_proposal_can_be_withdrawn_without_a_reason(String body) {
    var path = cycle.proposal(cycle.add("Trees"));

    var withdrawn = raw("POST", path + "/withdraw", body).expect(200).json();

    assertThat(withdrawn.get("withdrawn").booleanValue()).isTrue();
    assertThat(withdrawn.get("withdrawn_reason").isNull()).isTrue();
    var changes = people.admin().get(path + "/changes").expect(200).json().get("changes");
    assertThat(changes.at("/0/after/withdrawn").booleanValue()).isTrue();
    assertThat(changes.at("/0/reason").isNull()).isTrue();
  }

  @Test
  void a_proposal_can_be_withdrawn_without_a_body() {
    var path = cycle.proposal(cycle.add("Trees")) + "/withdraw";

    assertThat(people.admin().post(path).expect(200).json().get("withdrawn_reason").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"reason\": \"\"}", "{\"reason\": 5}", "{\"why\": \"x\"}", "[]"})
  void a_withdrawal_that_breaks_a_rule_is_refused(String body) {
    var path = cycle.proposal(cycle.add("Trees"));

    raw("POST", path + "/withdraw", body).expect(400);

    assertThat(list("").at("/proposals/0/withdrawn").booleanValue()).isFalse();
  }

  @Test
  void categories_can_be_changed_under_the_name_that_answers_use() {
    var path = cycle.proposal(cycle.add("Trees", "green"));

    var one = people.admin().patch(path, Map.of("categories", "quiet")).expect(200).json();
    var two = people.admin().patch(path, Map.of("categories", List.of("a", "b"))).expect(200);

    assertThat(one.get("categories")).hasToString("[\"quiet\"]");
    assertThat(two.json().get("categories")).hasToString("[\"a\",\"b\"]");
  }

  @Test
  void in_refinement_admins_of_a_cycle_can_add_proposals_and_the_case_of_their_name_is_ignored() {
    people.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    cycle.move("refinement");

    cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, new Actor("TOM", false));
    assertThatThrownBy(
            () ->
                cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, new Actor("bea", false)))
        .isInstanceOf(CycleNotOpenException.class);
  }

  @Test
  void a_proposal_that_is_withdrawn_in_voting_stays_in_ballots_and_cannot_win() {
    var trees = cycle.add("Trees");
    var benches = cycle.add("Benches");
    cycle.move("refinement", "voting");
    var both = List.of(Map.of("proposal_id", trees), Map.of("proposal_id", benches));
    people.member("bea").put(cycle.path() + "/ballot", Map.of("votes", both)).expect(200);

    people.admin().post(cycle.proposal(trees) + "/withdraw", WHY).expect(200);
    people.member("ben").put(cycle.path() + "/ballot", Map.of("votes", both)).expect(400);
    cycle.move("implementation");

    var results = people.member("bea").get(cycle.path() + "/results").expect(200).json();
    assertThat(results.at("/proposals/0/votes").intValue()).isEqualTo(1);
    assertThat(results.at("/proposals/0/selected").booleanValue()).isFalse();
    assertThat(results.at("/proposals/1/selected").booleanValue()).isTrue();
    people.admin().put(cycle.proposal(trees) + "/implementation", DONE).expect(409);
  }

  @Test
  void proposals_are_merged_into_one_that_stays() {
    var into = cycle.add("Trees");
    var from = List.of(cycle.add("More trees"), cycle.add("Some trees"));
    var last = cycle.add("A tree");

    var stays = merge(Map.of("into", into, "from", from, "reason", "The same")).expect(200).json();
    merge(Map.of("into", into, "from", last, "reason", "The same")).expect(200);

    assertThat(stays.get("proposal_id").longValue()).isEqualTo(into);
    assertThat(stays.get("withdrawn").booleanValue()).isFalse();
    var listed = list("").get("proposals");
    for (var i = 1; i < 4; i++) {
      assertThat(listed.get(i).get("withdrawn").booleanValue()).isTrue();
      assertThat(listed.get(i).get("merged_into").longValue()).isEqualTo(into);
    }
    cycle.move("refinement", "voting");
    merge(Map.of("into", into, "from", from, "reason", "Too late")).expect(409);
  }

  @Test
  void the_refusal_of_an_invalid_merger_names_the_field_and_nothing_is_withdrawn() {
    var trees = cycle.add("Trees");
    var benches = cycle.add("Benches");
    var gone = cycle.add("Gone");
    var elsewhere = CycleWithProposals.open(people.admin(), cycles).add("Elsewhere");
    people.admin().post(cycle.proposal(gone) + "/withdraw", WHY).expect(200);

    assertRefused(Map.of("into", elsewhere, "from", benches, "reason", "x"), "into");
    assertRefused(Map.of("into", gone, "from", benches, "reason", "x"), "into");
    assertRefused(Map.of("into", trees, "from", List.of(benches, trees), "reason", "x"), "from[1]");
    assertRefused(
        Map.of("into", trees, "from", List.of(benches, elsewhere), "reason", "x"), "from[1]");
    assertRefused(Map.of("into", trees, "from", List.of(benches, gone), "reason", "x"), "from[1]");
    assertRefused(
        Map.of("into", trees, "from", List.of(benches, benches), "reason", "x"), "from[1]");
    assertRefused(Map.of("into", trees, "from", List.of(), "reason", "x"), "from");
    assertRefused(Map.of("into", trees, "from", benches), "reason");
    assertRefused(Map.of("into", trees, "from", benches, "reason", " "), "reason");
    assertRefused(Map.of("from", benches, "reason", "x"), "into");
    assertRefused(Map.of("into", trees, "from", "all", "reason", "x"), "from");
    raw("POST", cycle.path() + "/proposals/merge", "{\"into\":1,\"from\":[null],\"reason\":\"x\"}")
        .expect(400);
    assertThat(list("").at("/proposals/1/withdrawn").booleanValue()).isFalse();
  }

  private void assertRefused(Map<String, Object> body, String field) {
    var problem = merge(body).expect(400).json();
    assertThat(problem.at("/errors/0/field").textValue()).as("%s", body).startsWith(field);
  }

  @Test
  void only_the_admins_of_a_cycle_change_its_proposals() {
    var proposal = cycle.proposal(cycle.add("Trees"));
    people.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("tom"))).expect(200);

    assertForbidden(people.member("bea"), proposal);
    people.member("tom").patch(proposal, Map.of("name", "Bushes")).expect(200);
    people.member("tom").get(proposal + "/changes").expect(200);
    var other = CycleWithProposals.open(people.admin(), cycles);
    assertForbidden(people.member("tom"), other.proposal(other.add("Benches")));
    people.nobody().patch(proposal, Map.of("name", "Mine")).expect(401);
    people.admin().patch("/cycles/999999/proposals/1", Map.of("name", "x")).expect(404);
    people.admin().patch(cycle.proposal(999_999), Map.of("name", "x")).expect(404);
    people.admin().post(cycle.proposal(999_999) + "/withdraw", WHY).expect(404);
  }

  private void assertForbidden(ApiClient client, String proposal) {
    client.patch(proposal, Map.of("name", "Mine")).expect(403);
    client.get(proposal + "/changes").expect(403);
    client.post(proposal + "/withdraw", WHY).expect(403);
    var merge = proposal.substring(0, proposal.lastIndexOf('/')) + "/merge";
    client.post(merge, Map.of("into", 1, "from", 2, "reason", "x")).expect(403);
    client.put(proposal + "/implementation", Map.of("status", "done")).expect(403);
  }

  @Test
  void a_late_proposal_is_listed_as_withdrawn_and_does_not_change_the_count() {
    cycle.add("Trees");
    cycle.add("Benches");
    cycle.move("refinement", "voting");

    cycle.add("Late");
    cycle.move("implementation");
    cycle.add("Later");

    assertThat(names(list(""))).containsExactly("Trees", "Benches", "Late", "Later");
    for (var i = 2; i < 4; i++) {
      assertThat(list("").at("/proposals/" + i + "/withdrawn_reason").textValue())
          .isEqualTo("The proposal arrived after voting had opened.");
    }
    people.admin().post(cycle.path() + "/preview", Map.of("rule", "greedy")).expect(200);
    assertThat(exported()).contains(";999999999;0;0;Late;;;0\n", ";999999999;0;0;Later;;;0\n");
    cycle.move("closed");
    cycle.add("Latest");
    assertThat(exported()).contains(";999999999;0;0;Later;;;0\n", ";999999999;0;0;Latest;;;0\n");
    moveBack("implementation");
    moveBack("voting");
    cycle.move("implementation");
  }

  private void moveBack(String phase) {
    people
        .admin()
        .post(cycle.path() + "/phase", Map.of("phase", phase, "reason", "Once more"))
        .expect(200);
  }

  private String exported() {
    return people.admin().get(cycle.path() + "/export").expect(200).body();
  }

  @Test
  void concurrent_proposals_get_different_positions() throws Exception {
    var calls = new ArrayList<Callable<Long>>();
    for (var i = 0; i < 24; i++) {
      var name = "Trees " + i;
      calls.add(() -> cycle.add(name));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        answer.get();
      }
    }
    cycle.move("refinement", "voting", "implementation");

    assertThat(names(list(""))).hasSize(24).doesNotHaveDuplicates();
  }

  @Test
  void only_one_of_several_concurrent_withdrawals_succeeds() throws Exception {
    var path = cycle.proposal(cycle.add("Trees")) + "/withdraw";
    Callable<Integer> call = () -> people.admin().post(path, WHY).status();
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
  }

  private JsonNode list(String query) {
    return people.member("bea").get(cycle.path() + "/proposals" + query).expect(200).json();
  }

  private ApiResponse merge(Map<String, Object> body) {
    return people.admin().post(cycle.path() + "/proposals/merge", body);
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
