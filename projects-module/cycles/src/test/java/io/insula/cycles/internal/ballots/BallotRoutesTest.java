package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BallotRoutesTest {
  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject CodeVoterFactory codes;

  private TestUsers people;

  @BeforeEach
  void find_people() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void a_voter_can_replace_and_read_their_ballot() throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20, 30);
    var bea = people.member("bea");

    var first = cycle.cast(bea, 0).expect(200).json();
    var second = cycle.cast(bea, 2, 1).expect(200).json();
    var own = bea.get(cycle.path() + "/ballot").expect(200).json();

    assertThat(first.get("version").intValue()).isEqualTo(1);
    assertThat(second.get("version").intValue()).isEqualTo(2);
    assertThat(own.get("version").intValue()).isEqualTo(2);
    assertThat(own.get("receipt"))
        .isEqualTo(second.get("receipt"))
        .isNotEqualTo(first.get("receipt"));
    assertThat(own.get("cast_at")).isEqualTo(second.get("cast_at"));
    assertThat(own.get("share").isNull()).isTrue();
    assertThat(own.get("votes").findValues("proposal_id"))
        .extracting(JsonNode::longValue)
        .containsExactly(cycle.proposals().get(1), cycle.proposals().get(2));
    assertThat(own.get("receipt").textValue())
        .isEqualTo(
            sha256(
                cycle.id()
                    + "\n"
                    + cycle.proposals().get(1)
                    + "\n"
                    + cycle.proposals().get(2)
                    + "\n"
                    + own.get("nonce").textValue()
                    + "\n"));
  }

  @Test
  void the_receipt_of_a_ballot_uses_points_without_trailing_zeros() throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", Map.of("type", "cumulative")), 10);
    var id = cycle.proposals().getFirst();
    var body = "{\"votes\":[{\"proposal_id\":" + id + ",\"points\":2.50}]}";

    put(people.member("bea"), cycle, body, 200);
    var own = people.member("bea").get(cycle.path() + "/ballot").expect(200).json();

    assertThat(own.get("receipt").textValue())
        .isEqualTo(sha256(cycle.id() + "\n" + id + " 2.5\n" + own.get("nonce").textValue() + "\n"));
  }

  @Test
  void an_ordinal_ballot_is_stored_in_the_order_of_its_ranks() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", Map.of("type", "ordinal")), 1, 2, 3);
    var votes =
        List.of(
            Map.of("proposal_id", cycle.proposals().get(0), "rank", 2),
            Map.of("proposal_id", cycle.proposals().get(2), "rank", 1));

    people.member("bea").put(cycle.path() + "/ballot", Map.of("votes", votes)).expect(200);

    var own = people.member("bea").get(cycle.path() + "/ballot").expect(200).json().get("votes");
    assertThat(own.findValues("proposal_id"))
        .extracting(JsonNode::longValue)
        .containsExactly(cycle.proposals().get(2), cycle.proposals().get(0));
    assertThat(own.findValues("rank")).extracting(JsonNode::intValue).containsExactly(1, 2);
  }

  @Test
  void a_ballot_that_was_withdrawn_is_gone_until_it_is_cast_again() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var bea = people.member("bea");
    var path = cycle.path() + "/ballot";

    bea.get(path).expect(404);
    bea.delete(path).expect(404);
    cycle.cast(bea, 0).expect(200);
    bea.delete(path).expect(204);
    bea.get(path).expect(404);
    bea.delete(path).expect(404);
    assertThat(cycle.cast(bea, 0).expect(200).json().get("version").intValue()).isEqualTo(3);
  }

  @Test
  void a_voter_still_reads_their_ballot_after_the_cycle_went_back_before_voting() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var bea = people.member("bea");
    var receipt = cycle.cast(bea, 0).expect(200).json().get("receipt");

    for (var phase : List.of("refinement", "planning")) {
      cycle.moveBack(phase);
      var own = bea.get(cycle.path() + "/ballot").expect(200).json();
      assertThat(own.get("receipt")).isEqualTo(receipt);
      people.member("tom").get(cycle.path() + "/ballot").expect(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void a_blank_code_counts_as_missing(String blank) {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    cycle.cast(people.nobody().withHeader("Ballot-Code", blank), 0).expect(401);
    cycle.cast(people.member("bea").withHeader("Ballot-Code", blank), 0).expect(200);
  }

  @Test
  void a_service_cannot_vote() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    cycle.cast(people.service("robot"), 0).expect(403);
  }

  @Test
  void a_code_needs_no_token_has_any_spelling_and_takes_precedence_over_a_token() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("who", "roster"), 10);
    var other = VotingCycle.open(http, jdbi, Map.of("who", "roster"), 10);
    var code = codes.newCode(cycle);
    var typed = code.toLowerCase(Locale.ROOT).replace("-", " ");

    cycle.cast(people.nobody().withHeader("Ballot-Code", code), 0).expect(200);
    var again = cycle.cast(people.member("bea").withHeader("Ballot-Code", typed)).expect(200);

    assertThat(again.json().get("version").intValue()).isEqualTo(2);
    other.cast(people.nobody().withHeader("Ballot-Code", code), 0).expect(403);
    cycle.cast(people.nobody().withHeader("Ballot-Code", "0000-0000-0000-0000"), 0).expect(403);
    cycle.cast(people.nobody().withHeader("Ballot-Code", "open sesame"), 0).expect(403);
    cycle.cast(people.member("bea").withHeader("Ballot-Code", "open sesame"), 0).expect(403);
  }

  @Test
  void a_ballot_survives_a_step_back_and_stays_readable_for_its_voter() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var bea = people.member("bea");
    var path = cycle.path() + "/ballot";
    cycle.cast(bea, 0).expect(200);
    cycle.cast(people.member("tom"), 1).expect(200);
    var before = bea.get(path).expect(200).json();

    cycle.moveBack("refinement");
    assertThat(bea.get(path).expect(200).json()).isEqualTo(before);
    bea.delete(path).expect(409);
    cycle.cast(bea, 1).expect(409);
    people.member("ada").get(path).expect(404);
    cycle.moveBack("planning");
    assertThat(bea.get(path).expect(200).json()).isEqualTo(before);
    cycle.move("refinement");
    cycle.move("voting");
    assertThat(bea.get(path).expect(200).json()).isEqualTo(before);
    assertThat(cycle.cast(people.member("tom"), 0).expect(200).json().get("version").intValue())
        .isEqualTo(2);
    cycle.move("implementation");

    assertThat(bea.get(path).expect(200).json()).isEqualTo(before);
    cycle.admin().get(cycle.path() + "/receipts/" + before.get("receipt").textValue()).expect(200);
    var results = cycle.admin().get(cycle.path() + "/results").expect(200).json();
    assertThat(results.at("/proposals/0/votes").longValue()).isEqualTo(2);
  }

  @Test
  void a_server_with_another_secret_accepts_no_ballots() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.cycle SET ballot_key_check = '\\x00' WHERE id = ?", cycle.id()));

    cycle.cast(people.member("bea"), 0).expect(503);
    people.member("bea").get(cycle.path() + "/ballot").expect(503);
  }

  private static JsonNode put(ApiClient voter, VotingCycle cycle, String body, int status) {
    return send(voter, cycle.path(), body).expect(status).json();
  }

  private static ApiResponse send(ApiClient voter, String path, String body) {
    return voter.send(
        "PUT", path + "/ballot", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
