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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests proposals that are withdrawn, merged or too late. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawnProposalsTest {
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
    assertThat(results.at("/proposals/0/withdrawn").booleanValue()).isTrue();
    assertThat(results.at("/proposals/1/selected").booleanValue()).isTrue();
    assertThat(results.at("/proposals/1/withdrawn").booleanValue()).isFalse();
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
