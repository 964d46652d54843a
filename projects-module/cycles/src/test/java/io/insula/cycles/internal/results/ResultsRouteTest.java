package io.insula.cycles.internal.results;

import static io.insula.cycles.internal.CyclesOverHttp.ELECTION;
import static io.insula.cycles.internal.CyclesOverHttp.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.cycle.VoteNotCountedException;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsRouteTest {
  @Inject CyclesOverHttp http;
  @Inject CountService countService;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private String path;

  @BeforeEach
  void import_an_election() {
    if (people == null) {
      people = http.people();
    }
    path = imported(people.admin(), ELECTION);
  }

  @Test
  void results_are_answered_as_the_contract_says() {
    var answer = people.member("bea").get(path + "/results").expect(200);
    var json = answer.json();

    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "cycle_id",
            "ballot_type",
            "rule",
            "rule_version",
            "settings",
            "tie_order",
            "budget",
            "spent",
            "ballots",
            "proposals",
            "trace",
            "ties",
            "shares",
            "comparison",
            "warnings",
            "statistics",
            "receipts_root",
            "override");
    assertThat(json.get("ballot_type").textValue()).isEqualTo("approval");
    assertThat(json.get("rule").textValue()).isEqualTo("greedy");
    assertThat(json.get("rule_version").textValue()).isEqualTo("greedy/1");
    assertThat(json.get("ballots").longValue()).isEqualTo(5);
    assertThat(answer.body()).contains("\"budget\":100.5,", "\"spent\":100.5,", "\"cost\":60.5,");
    assertThat(json.get("warnings")).isEmpty();
    assertThat(names(json, "name")).containsExactly("Trees", "Benches", "c", "Gone");
    assertThat(names(json, "external_id")).containsExactly("a", "b", "c", "w");
    assertThat(selected(json)).containsExactly("a", "b");
  }

  @Test
  void a_large_result_is_streamed_with_the_same_content() {
    var small = people.member("bea").get(path + "/results").expect(200);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE cycles.result SET outcome = jsonb_set(
                  outcome::jsonb, '{warnings}', jsonb_build_array(repeat('x', 200000)))::text
                WHERE cycle_id = ?
                """,
                Long.parseLong(path.substring(path.lastIndexOf('/') + 1))));

    var large = people.member("bea").get(path + "/results").expect(200);

    assertThat(large.header("Content-Type")).isEqualTo(small.header("Content-Type"));
    assertThat(large.header("Content-Length")).isNull();
    assertThat(large.body())
        .isEqualTo(
            small
                .body()
                .replace(
                    "\"warnings\":[]", "\"warnings\":[\"%s\"]".formatted("x".repeat(200_000))));
    assertThat(people.member("bea").get(path + "/results?trace=false").expect(200).body())
        .doesNotContain("\"trace\"");
  }

  @Test
  void a_result_that_is_discarded_during_the_request_is_reported_as_not_counted() {
    var open = CyclesOverHttp.opened(people.admin(), CyclesOverHttp.NEW_CYCLE);
    var id = Long.parseLong(open.substring(open.lastIndexOf('/') + 1));

    assertThatThrownBy(() -> countService.results(id, true))
        .isInstanceOf(VoteNotCountedException.class);
  }

  @Test
  void a_proposal_has_the_fields_of_the_contract() {
    var trees = people.member("bea").get(path + "/results").expect(200).json().at("/proposals/0");

    assertThat(trees.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "proposal_id",
            "project_id",
            "external_id",
            "name",
            "cost",
            "votes",
            "score",
            "rank",
            "selected",
            "withdrawn",
            "official_selected");
    assertThat(trees.get("project_id").isNull()).isTrue();
    assertThat(trees.get("votes").longValue()).isEqualTo(2);
    assertThat(trees.get("score").isNumber()).isTrue();
    assertThat(trees.get("selected").booleanValue()).isTrue();
    assertThat(trees.get("official_selected").intValue()).isEqualTo(1);
    assertThat(trees.get("rank").intValue()).isEqualTo(2);
  }

  @Test
  void the_trace_names_each_step_and_can_be_left_out() {
    var member = people.member("bea");
    var with = member.get(path + "/results").expect(200);
    var without = member.get(path + "/results?trace=false").expect(200).json();

    assertThat(with.json().at("/trace/0/reason").textValue()).isEqualTo("fits");
    assertThat(with.json().get("trace")).hasSize(4);
    assertThat(without.has("trace")).isFalse();
    assertThat(without.get("proposals")).isEqualTo(with.json().get("proposals"));
    assertThat(member.get(path + "/results").expect(200).body()).isEqualTo(with.body());
  }

  @Test
  void a_preview_by_the_same_rule_has_the_same_bytes_as_the_result() {
    var preview = people.admin().post(path + "/preview", Map.of("rule", "greedy")).expect(200);

    assertThat(preview.body()).isEqualTo(people.admin().get(path + "/results").expect(200).body());
  }

  @Test
  void a_preview_counts_by_another_rule_and_stores_nothing() {
    var before = people.admin().get(path + "/results").expect(200).body();
    var rows = http.rows();

    var preview =
        people
            .admin()
            .post(
                path + "/preview",
                Map.of(
                    "rule", "equal-shares",
                    "utility", "cost",
                    "completion", "add1",
                    "comparison", false))
            .expect(200)
            .json();

    assertThat(preview.get("rule").textValue()).isEqualTo("equal-shares");
    assertThat(preview.at("/settings/completion").textValue()).isEqualTo("add1");
    assertThat(preview.get("comparison").isNull()).isTrue();
    assertThat(preview.at("/shares/share").isNumber()).isTrue();
    assertThat(people.admin().get(path + "/results").expect(200).body()).isEqualTo(before);
    assertThat(http.rows()).isEqualTo(rows);
  }

  @Test
  void a_comparison_shows_which_outcome_more_voters_prefer() {
    var rule = Map.of("rule", "Equal-Shares", "comparison", true);

    var preview = people.admin().post(path + "/preview", rule).expect(200).json();

    assertThat(preview.at("/comparison/greedy_taken").booleanValue()).isTrue();
    assertThat(preview.at("/comparison/prefer_greedy").longValue()).isPositive();
    assertThat(preview.at("/comparison/prefer_equal_shares").longValue()).isZero();
    assertThat(preview.get("shares").isNull()).isTrue();
  }

  @Test
  void exclusive_groups_name_proposals_by_their_ids() {
    var results = people.admin().get(path + "/results").expect(200).json();
    var trees = results.at("/proposals/0/proposal_id").longValue();
    var benches = results.at("/proposals/1/proposal_id").longValue();
    var rule =
        Map.of("rule", "greedy-exclusive", "exclusive_groups", List.of(List.of(trees, benches)));

    var preview = people.admin().post(path + "/preview", rule).expect(200).json();

    assertThat(selected(preview)).containsExactly("b", "c");
    people
        .admin()
        .post(
            path + "/preview",
            Map.of("rule", "greedy-exclusive", "exclusive_groups", List.of(List.of(trees, -1))))
        .expect(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                    | rule
          {"rule": null}                                        | rule
          {"rule": "random"}                                    | rule
          {"rule": 5}                                           | rule
          {"rule": "greedy", "utility": "cost"}                 | utility
          {"rule": "greedy", "comparison": false}               | comparison
          {"rule": "greedy", "misfit_percent": 80}              | misfit_percent
          {"rule": "phragmen", "floor_factor": 3}               | floor_factor
          {"rule": "equal-shares", "utility": "joy"}            | utility
          {"rule": "equal-shares", "completion": "add2"}        | completion
          {"rule": "equal-shares", "floor_factor": 0}           | floor_factor
          {"rule": "greedy-no-skip", "misfit_percent": 101}     | misfit_percent
          {"rule": "greedy", "min_score": -1}                   | min_score
          {"rule": "greedy", "min_score": 1e999999999}          | min_score
          {"rule": "greedy", "min_score": "many"}               | min_score
          {"rule": "greedy", "tie_order": []}                   | tie_order
          {"rule": "greedy-exclusive", "exclusive_groups": [5]} | exclusive_groups[0]
          {"rule": "greedy-exclusive", "exclusive_groups": [[1, 1]]}         | exclusive_groups
          {"rule": "greedy-exclusive", "exclusive_groups": [[-1]]}           | exclusive_groups
          {"rule": "greedy-exclusive", "exclusive_groups": [[1e999999999]]}  | exclusive_groups[0][0]
          {"rule": "greedy-exclusive", "exclusive_groups": [[99999999999999999999]]} | exclusive_groups[0][0]
          {"rule": "greedy-exclusive", "exclusive_groups": [[null]]}         | exclusive_groups[0][0]
          {"rule": "greedy-exclusive", "exclusive_groups": [null]}           | exclusive_groups[0]
          {"rule": "greedy", "exclusive_groups": []}                         | exclusive_groups
          {"rule": "greedy", "min_score": 1e400}                             | min_score
          {"rule": "greedy", "min_score": 1e-400}                            | min_score
          {"rule": "greedy", "min_score": "NaN"}                             | min_score
          {"rule": "equal-shares", "floor_factor": -3}                       | floor_factor
          {"rule": "equal-shares", "floor_factor": "NaN"}                    | floor_factor
          {"rule": "equal-shares", "floor_factor": "Infinity"}               | floor_factor
          {"rule": "equal-shares", "floor_factor": 1e-400}                   | floor_factor
          {"rule": "equal-shares", "comparison": "yes"}                      | comparison
          {"rule": "equal-shares", "misfit_percent": 80}                     | misfit_percent
          {"rule": "greedy-no-skip", "misfit_percent": -0.1}                 | misfit_percent
          {"rule": "greedy-no-skip", "completion": "none"}                   | completion
          {"rule": ["greedy"]}                                               | rule
          {"rule": "greedy", "luck": 7}                                      | luck
          """)
  void the_refusal_of_an_invalid_rule_names_the_field(String body, String field) {
    var problem =
        people
            .admin()
            .send(
                "POST",
                path + "/preview",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8))
            .expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
  }

  @Test
  void results_and_previews_are_refused_to_wrong_callers_and_for_wrong_parameters() {
    var rule = Map.of("rule", "greedy");

    people.nobody().get(path + "/results").expect(401);
    people.nobody().post(path + "/preview", rule).expect(401);
    people.member("bea").post(path + "/preview", rule).expect(403);
    people.service("feed").post(path + "/preview", rule).expect(403);
    people.admin().get("/cycles/999999999/results").expect(404);
    people.admin().post("/cycles/999999999/preview", rule).expect(404);
    people.admin().get("/cycles/x/results").expect(400);
    people.admin().get(path + "/results?trace=maybe").expect(400);
    people.admin().get(path + "/results?full=true").expect(400);
    people.admin().post(path + "/preview?trace=false", rule).expect(400);
  }

  @Test
  void huge_groups_are_refused_quickly() {
    var ids = new StringBuilder("-1");
    for (var id = 0; id < 80_000; id++) {
      ids.append(',').append(1_000_000_000L + id);
    }
    var body = "{\"rule\": \"greedy-exclusive\", \"exclusive_groups\": [[" + ids + "]]}";

    var problem =
        people
            .admin()
            .send(
                "POST",
                path + "/preview",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8))
            .expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo("exclusive_groups");
  }

  @Test
  void differences_between_stated_and_counted_votes_and_scores_are_warnings() {
    var file =
        ELECTION
            .replace("project_id;cost;", "project_id;cost;votes;score;")
            .replace("a;60.5;", "a;60.5;2;3;")
            .replace("b;40;", "b;40;5;2;")
            .replace("c;40;", "c;40;1;1;")
            .replace("w;999999999;", "w;999999999;;;");

    var cycle = imported(people.admin(), file);

    var json = people.member("bea").get(cycle + "/results").expect(200).json();
    assertThat(json.get("warnings").valueStream().map(JsonNode::textValue))
        .containsExactly(
            "Votes of \"b\": the file states 5, but its ballots add up to 2.",
            "Score of \"a\": the file states 3, but its ballots add up to 2.");
    assertThat(json.at("/proposals/0/score").longValue()).isEqualTo(2);
    assertThat(json.at("/proposals/1/votes").longValue()).isEqualTo(2);
  }

  @Test
  void a_file_with_another_rule_gives_a_warning() {
    var custom = imported(people.admin(), ELECTION.replace("rule;greedy", "rule;greedy-custom"));

    var json = people.member("bea").get(custom + "/results").expect(200).json();

    assertThat(json.get("rule").textValue()).isEqualTo("greedy");
    assertThat(json.get("warnings").toString()).contains("another rule");
  }

  private static List<String> names(JsonNode results, String field) {
    return results.get("proposals").findValuesAsText(field);
  }

  private static List<String> selected(JsonNode results) {
    return results
        .get("proposals")
        .valueStream()
        .filter(each -> each.get("selected").booleanValue())
        .map(each -> each.get("external_id").textValue())
        .toList();
  }
}
