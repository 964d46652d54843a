package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which ballots are refused, and how the problem names the error. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BallotRulesTest {
  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;

  private TestUsers people;

  @BeforeEach
  void find_people() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void checks_run_in_the_order_caller_cycle_phase_voter_ballot() {
    var planned = VotingCycle.planned(http, jdbi, Map.of("who", "roster"), 10);
    var bea = people.member("bea");
    var wrong = Map.of("votes", List.of(Map.of("proposal_id", 999_999_999)));

    people.nobody().put("/cycles/999999/ballot", wrong).expect(401);
    people.nobody().get("/cycles/999999/ballot").expect(401);
    people.nobody().delete("/cycles/999999/ballot").expect(401);
    bea.put("/cycles/999999/ballot", wrong).expect(404);
    bea.put(planned.path() + "/ballot", wrong).expect(409);
    bea.get(planned.path() + "/ballot").expect(409);
    bea.delete(planned.path() + "/ballot").expect(409);
    planned.move("refinement");
    planned.move("voting");
    bea.put(planned.path() + "/ballot", wrong).expect(403);
    bea.get(planned.path() + "/ballot").expect(403);
    bea.delete(planned.path() + "/ballot").expect(403);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.roster_entry (cycle_id, username) VALUES (?, 'bea')",
                planned.id()));
    bea.put(planned.path() + "/ballot", wrong).expect(400);
    planned.cast(bea, 0).expect(200);
    planned.move("implementation");
    bea.put(planned.path() + "/ballot", wrong).expect(409);
    bea.delete(planned.path() + "/ballot").expect(409);
    bea.get(planned.path() + "/ballot").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "null", "{\"votes\":[", "{\"votes\":[],\"voter\":\"tom\"}", "\u00ff"})
  void an_invalid_body_is_reported_only_after_all_other_checks(String body) {
    var cycle = VotingCycle.planned(http, jdbi, Map.of("who", "roster"), 10);
    var bea = people.member("bea");

    send(people.nobody(), "/cycles/999999", body).expect(401);
    send(people.nobody(), cycle.path(), body).expect(401);
    send(bea, "/cycles/999999", body).expect(404);
    put(bea, cycle, body, 409);
    cycle.move("refinement");
    cycle.move("voting");
    put(bea, cycle, body, 403);
    put(people.nobody().withHeader("Ballot-Code", "0000-0000-0000-0000"), cycle, body, 403);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.roster_entry (cycle_id, username) VALUES (?, 'bea')",
                cycle.id()));
    put(bea, cycle, body, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                         | votes                | is required
          {"votes":null}                             | votes                | is required
          {"votes":[null]}                           | votes[0]             | must not be null
          {"votes":[],"voter":"tom"}                 | voter                | is not known
          {"votes":[{"proposal_id":"one"}]}          | votes[0].proposal_id | must be a whole number
          {"votes":[                                 | ''                   | The body is not well-formed JSON.
          {"votes":[]} {}                            | ''                   | The body is not well-formed JSON.
          null                                       | ''                   | The body must be an object.
          ''                                         | ''                   | The body must be an object.
          """)
  void an_invalid_body_is_refused_as_on_other_routes(String body, String field, String message) {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    var problem = put(people.member("bea"), cycle, body, 400);

    assertThat(problem.get("errors")).hasSize(1);
    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(problem.at("/errors/0/message").textValue()).startsWith(message);
  }

  @Test
  void a_ballot_is_json_and_no_larger_than_other_bodies() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var bea = people.member("bea");
    var large = ("{\"votes\":[" + " ".repeat(4 << 20) + "]}").getBytes(StandardCharsets.UTF_8);

    bea.send("PUT", cycle.path() + "/ballot", "application/json", large).expect(413);
    bea.send("PUT", cycle.path() + "/ballot", "text/plain", "{}".getBytes(StandardCharsets.UTF_8))
        .expect(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"proposal_id\":999999999}"})
  void only_the_first_hundred_errors_are_reported(String vote) {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var votes = String.join(",", Collections.nCopies(20_000, vote));

    var answer =
        people
            .member("bea")
            .send(
                "PUT",
                cycle.path() + "/ballot",
                "application/json",
                ("{\"votes\":[" + votes + "]}").getBytes(StandardCharsets.UTF_8))
            .expect(400);

    assertThat(answer.json().get("errors")).hasSize(100);
    assertThat(answer.body()).hasSizeLessThan(50_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"approval"}                          | [{"proposal_id":999999999}]                                | votes[0].proposal_id | 999999999
          {"type":"approval"}                          | [{}]                                                       | votes[0].proposal_id | required
          {"type":"approval"}                          | [null]                                                     | votes[0]             | null
          {"type":"approval"}                          | [{"proposal_id":P0},{"proposal_id":P0}]                    | votes[1].proposal_id | P0
          {"type":"approval"}                          | [{"proposal_id":P3}]                                       | votes[0].proposal_id | withdrawn
          {"type":"approval"}                          | [{"proposal_id":P0,"points":1}]                            | votes[0].points      | P0
          {"type":"approval"}                          | [{"proposal_id":P0,"rank":1}]                              | votes[0].rank        | P0
          {"type":"approval"} | [{"proposal_id":P0},{"proposal_id":P1,"points":1}] | votes[1].points | breaks type: approval ballots have no points; leave points out for proposal P1
          {"type":"choose-1"} | [{"proposal_id":P2,"points":1}] | votes[0].points | breaks type: choose-1 ballots have no points; leave points out for proposal P2
          {"type":"ordinal"} | [{"proposal_id":P2,"rank":1,"points":1}] | votes[0].points | breaks type: ordinal ballots have no points; leave points out for proposal P2
          {"type":"approval"} | [{"proposal_id":P1,"rank":1}] | votes[0].rank | breaks type: approval ballots have no rank; leave rank out for proposal P1
          {"type":"cumulative"} | [{"proposal_id":P1,"points":1,"rank":1}] | votes[0].rank | breaks type: cumulative ballots have no rank; leave rank out for proposal P1
          {"type":"scoring"} | [{"proposal_id":P1}] | votes[0].points | breaks type: points are required on scoring ballots; missing the points of proposal P1
          {"type":"cumulative"} | [{"proposal_id":P1,"points":0}] | votes[0].points | breaks points: must be above 0 and below 1000000, with at most six decimals; see the points of proposal P1
          {"type":"approval","min_length":1}           | []                                                         | votes                | min_length
          {"type":"approval","max_length":1}           | [{"proposal_id":P0},{"proposal_id":P1}]                    | votes                | max_length
          {"type":"approval","max_length":1}           | [{"proposal_id":P0},{"proposal_id":P1},{"proposal_id":P2}] | votes                | beyond this limit is P1
          {"type":"choose-1"}                          | [{"proposal_id":P2},{"proposal_id":P1}]                    | votes                | beyond this limit is P1
          {"type":"approval","max_length":1}           | [{"proposal_id":P0},{}]                                    | votes                | max_length
          {"type":"approval"}                          | [{"proposal_id":999999999}]                                | votes[0].proposal_id | unknown proposal
          {"type":"approval"}                          | [{"proposal_id":P0},{"proposal_id":P0}]                    | votes[1].proposal_id | unique
          {"type":"approval"}                          | [{"proposal_id":P3}]                                       | votes[0].proposal_id | withdrawn proposal: P3
          {"type":"approval","max_sum_cost":50}        | [{"proposal_id":P0},{"proposal_id":P2},{"proposal_id":P1}] | votes                | max_sum_cost
          {"type":"cumulative","max_sum_points":5}     | [{"proposal_id":P0,"points":6}]                            | votes                | max_sum_points
          {"type":"scoring","max_points":5}            | [{"proposal_id":P0,"points":5},{"proposal_id":P1,"points":5.5}] | votes[1].points | of proposal P1
          {"type":"ordinal"}                           | [{"proposal_id":P0,"rank":1},{"proposal_id":P1,"rank":1}]  | votes[1].rank        | breaks rank
          {"type":"ordinal"}                           | [{"proposal_id":P0,"rank":2}]                              | votes[0].rank        | breaks rank
          {"type":"ordinal"}                           | [{"proposal_id":P0}]                                       | votes[0].rank        | breaks rank
          {"type":"choose-1"}                          | [{"proposal_id":P0},{"proposal_id":P1}]                    | votes                | choose-1
          {"type":"approval","max_sum_cost":50}        | [{"proposal_id":P0},{"proposal_id":P2},{"proposal_id":P1}] | votes                | proposal P1
          {"type":"cumulative"}                        | [{"proposal_id":P0}]                                       | votes[0].points      | required
          {"type":"cumulative"}                        | [{"proposal_id":P0,"points":0}]                            | votes[0].points      | above 0
          {"type":"cumulative"}                        | [{"proposal_id":P0,"points":-1}]                           | votes[0].points      | above 0
          {"type":"cumulative"}                        | [{"proposal_id":P0,"points":0.0000001}]                    | votes[0].points      | decimals
          {"type":"cumulative"}                        | [{"proposal_id":P0,"points":1e400}]                        | votes[0].points      | range
          {"type":"cumulative"}                        | [{"proposal_id":P0,"points":1e-400}]                       | votes[0].points      | decimals
          {"type":"scoring","max_points":5}            | [{"proposal_id":P0,"points":5},{"proposal_id":P1,"points":5.5}] | votes[1].points | max_points
          {"type":"cumulative","max_sum_points":5}     | [{"proposal_id":P0,"points":3},{"proposal_id":P1,"points":2.5}] | votes           | proposal P1
          {"type":"ordinal"}                           | [{"proposal_id":P0}]                                       | votes[0].rank        | missing
          {"type":"ordinal"}                           | [{"proposal_id":P0,"rank":0}]                              | votes[0].rank        | from 1 to 1
          {"type":"ordinal"}                           | [{"proposal_id":P0,"rank":1},{"proposal_id":P1,"rank":3}]  | votes[1].rank        | from 1 to 2
          {"type":"ordinal"}                           | [{"proposal_id":P0,"rank":1},{"proposal_id":P1,"rank":1}]  | votes[1].rank        | P1
          """)
  void the_refusal_of_a_ballot_names_the_broken_rule_and_the_proposal(
      String ballot, String votes, String field, String named) throws Exception {
    var settings = new ObjectMapper().readValue(ballot, Map.class);
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", settings), 10, 20, 30, 40);
    withdraw(cycle, 3);

    var problem = put(people.member("bea"), cycle, "{\"votes\":" + filled(cycle, votes) + "}", 400);

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(problem.at("/errors/0/message").textValue()).contains(filled(cycle, named));
    people.member("bea").get(cycle.path() + "/ballot").expect(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"votes\":null}",
        "{\"votes\":{}}",
        "{\"votes\":\"all\"}",
        "{\"votes\":[1]}",
        "{\"votes\":[[]]}",
        "{\"votes\":[{\"proposal_id\":\"one\"}]}",
        "{\"votes\":[{\"proposal_id\":1e300}]}",
        "{\"votes\":[{\"proposal_id\":1,\"rank\":99999999999}]}",
        "{\"votes\":[],\"voter\":\"tom\"}",
        "{\"votes\":[{\"proposal_id\":1,\"voter\":\"tom\"}]}",
        "{\"votes\":["
      })
  void an_invalid_body_is_refused_and_stores_nothing(String body) {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    put(people.member("bea"), cycle, body, 400);

    people.member("bea").get(cycle.path() + "/ballot").expect(404);
  }

  @Test
  void an_empty_ballot_is_valid() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    cycle.cast(people.member("bea")).expect(200);
    cycle.move("implementation");

    var results = people.admin().get(cycle.path() + "/results").expect(200).json();
    assertThat(results.get("ballots").longValue()).isEqualTo(1);
  }

  @Test
  void a_proposal_that_is_withdrawn_after_the_first_ballot_is_refused_in_the_next() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.cast(people.member("bea"), 0, 1).expect(200);

    withdraw(cycle, 1);

    cycle.cast(people.member("bea"), 1).expect(400);
    cycle.cast(people.member("bea"), 0).expect(200);
  }

  private void withdraw(VotingCycle cycle, int position) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "UPDATE cycles.proposal SET withdrawn_at = now() WHERE id = ?",
              cycle.proposals().get(position));
          handle.execute("UPDATE cycles.cycle SET version = version + 1 WHERE id = ?", cycle.id());
        });
  }

  private static String filled(VotingCycle cycle, String text) {
    var filled = text;
    for (var i = 0; i < cycle.proposals().size(); i++) {
      filled = filled.replace("P" + i, cycle.proposals().get(i).toString());
    }
    return filled;
  }

  private static JsonNode put(ApiClient voter, VotingCycle cycle, String body, int status) {
    return send(voter, cycle.path(), body).expect(status).json();
  }

  private static ApiResponse send(ApiClient voter, String path, String body) {
    return voter.send(
        "PUT", path + "/ballot", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
