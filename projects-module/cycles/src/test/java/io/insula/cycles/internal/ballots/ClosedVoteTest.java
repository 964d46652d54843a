package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.InclusionProofVerifier;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ClosedVoteTest {
  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoterFactory codes;
  private final Cycles cycles;

  ClosedVoteTest(CyclesOverHttp http, Jdbi jdbi, CodeVoterFactory codes, Cycles cycles) {
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
    this.cycles = cycles;
  }

  @Test
  void while_voting_is_open_only_the_turnout_is_shown() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("public", true), 10, 20);
    var receipt =
        cycle.cast(codes.voters(cycle, 1).getFirst(), 0).expect(200).json().get("receipt");

    cycle.admin().get(cycle.path() + "/results").expect(409);
    cycle.admin().post(cycle.path() + "/preview", Map.of("rule", "greedy")).expect(409);
    cycle.admin().get(cycle.path() + "/receipts").expect(409);
    cycle.admin().get(cycle.path() + "/receipts/" + receipt.textValue()).expect(409);
    cycle.admin().get(cycle.path() + "/export").expect(409);
    cycle
        .admin()
        .put(cycle.path() + "/override", Map.of("selected", List.of(), "reason", "None"))
        .expect(409);
    try (var parts = cycles.snapshot(cycle.id())) {
      assertThat(parts.toList()).noneMatch(ClosedVoteTest::showsCounts);
    }
  }

  private static boolean showsCounts(SnapshotPart part) {
    return switch (part) {
      case SnapshotHead head -> head.outcome() != null || head.statistics() != null;
      case SnapshotProposal proposal -> proposal.count() != null;
      default -> true;
    };
  }

  @Test
  void every_counted_ballot_has_a_proof_and_a_replaced_one_is_unknown() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var voters = codes.voters(cycle, 300);
    var replaced = receipt(cycle.cast(voters.getFirst(), 1).expect(200).json());
    var expected =
        voters.stream()
            .map(voter -> receipt(cycle.cast(voter, 0).expect(200).json()))
            .sorted()
            .toList();
    var withdrawn = codes.voters(cycle, 1).getFirst();
    cycle.cast(withdrawn, 0).expect(200);
    withdrawn.delete(cycle.path() + "/ballot").expect(204);

    cycle.move("implementation");

    var root = results(cycle).get("receipts_root").textValue();
    assertThat(receipts(cycle)).isEqualTo(expected);
    assertThat(results(cycle).get("ballots").intValue()).isEqualTo(300);
    for (var i = 0; i < 300; i += 23) {
      assertProved(cycle, expected.get(i), i, root);
    }
    assertProved(cycle, expected.getLast(), 299, root);
    cycle.admin().get(cycle.path() + "/receipts/" + replaced).expect(404);
    cycle.admin().get(cycle.path() + "/receipts/nothing").expect(404);
    http.people().nobody().get(cycle.path() + "/receipts").expect(401);

    cycle.moveBack("voting");
    cycle.admin().get(cycle.path() + "/receipts").expect(409);
    cycle.move("implementation");
    assertThat(results(cycle).get("receipts_root").textValue()).isEqualTo(root);
  }

  private static void assertProved(VotingCycle cycle, String receipt, int index, String root) {
    var proof = cycle.admin().get(cycle.path() + "/receipts/" + receipt).expect(200).json();
    var path =
        StreamSupport.stream(proof.get("path").spliterator(), false)
            .map(each -> HexFormat.of().parseHex(each.textValue()))
            .toList();
    assertThat(proof.get("receipt").textValue()).isEqualTo(receipt);
    assertThat(proof.get("root").textValue()).isEqualTo(root);
    assertThat(proof.get("index").intValue()).isEqualTo(index);
    assertThat(
            InclusionProofVerifier.holds(
                HexFormat.of().parseHex(receipt),
                index,
                proof.get("tree_size").longValue(),
                path,
                HexFormat.of().parseHex(root)))
        .isTrue();
  }

  @Test
  void the_results_of_an_imported_vote_have_no_receipts_root() {
    var path = CyclesOverHttp.imported(http.people().admin(), CyclesOverHttp.ELECTION);
    var results = http.people().admin().get(path + "/results").expect(200).json();

    assertThat(results.get("receipts_root").isNull()).isTrue();
    assertThat(results.get("override").isNull()).isTrue();
    assertThat(http.people().admin().get(path + "/receipts").expect(200).json().get("receipts"))
        .isEmpty();
    http.people().member("bea").get(path + "/ballot").expect(409);
  }

  @Test
  void voters_read_what_their_share_paid_for() {
    var rule = Map.of("rule", "equal-shares", "utility", "cardinality", "completion", "none");
    var cycle = VotingCycle.open(http, jdbi, Map.of("budget", 90, "rule", rule), 40, 30, 10, 80);
    var voters = codes.voters(cycle, 3);
    cycle.cast(voters.get(0), 0, 2, 3).expect(200);
    cycle.cast(voters.get(1), 0, 3).expect(200);
    cycle.cast(voters.get(2), 1).expect(200);
    cycle.move("implementation");

    assertShare(cycle, voters.get(0), "0", Map.of(2, "10", 0, "20"));
    assertShare(cycle, voters.get(1), "10", Map.of(0, "20"));
    assertShare(cycle, voters.get(2), "0", Map.of(1, "30"));
  }

  @Test
  void the_trace_is_read_once_for_each_count() {
    var rule = Map.of("rule", "equal-shares", "completion", "none");
    var cycle = VotingCycle.open(http, jdbi, Map.of("budget", 30, "rule", rule), 10, 20);
    var voter = codes.voters(cycle, 1).getFirst();
    cycle.cast(voter, 0).expect(200);
    cycle.move("implementation");
    assertShare(cycle, voter, "20", Map.of(0, "10"));

    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE cycles.result SET trace = '[]' WHERE cycle_id = ?", cycle.id()));

    assertShare(cycle, voter, "20", Map.of(0, "10"));
    cycle.moveBack("voting");
    cycle.cast(voter, 1).expect(200);
    cycle.move("implementation");
    assertShare(cycle, voter, "10", Map.of(1, "20"));
  }

  private static void assertShare(
      VotingCycle cycle, ApiClient voter, String left, Map<Integer, String> paid) {
    var share = voter.get(cycle.path() + "/ballot").expect(200).json().get("share");
    assertThat(share.get("amount").decimalValue()).isEqualByComparingTo("30");
    assertThat(share.get("left").decimalValue()).isEqualByComparingTo(left);
    assertThat(share.get("paid")).hasSize(paid.size());
    var sum = share.get("left").decimalValue();
    for (var each : share.get("paid")) {
      var position = cycle.proposals().indexOf(each.get("proposal_id").longValue());
      assertThat(each.get("amount").decimalValue()).isEqualByComparingTo(paid.get(position));
      sum = sum.add(each.get("amount").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(share.get("amount").decimalValue());
  }

  @Test
  void payments_by_points_and_with_uneven_shares_sum_to_the_share_and_to_the_costs() {
    var rule = Map.of("rule", "equal-shares", "utility", "points", "completion", "none");
    var ballot = Map.of("type", "cumulative");
    var cycle =
        VotingCycle.open(
            http, jdbi, Map.of("budget", 100, "rule", rule, "ballot", ballot), 37, 41, 13);
    var voters = codes.voters(cycle, 7);
    for (var i = 0; i < voters.size(); i++) {
      var votes = new ArrayList<Map<String, Object>>();
      for (var each = 0; each < 3; each++) {
        votes.add(
            Map.of("proposal_id", cycle.proposals().get(each), "points", 1 + (i * 3 + each) % 5));
      }
      voters.get(i).put(cycle.path() + "/ballot", Map.of("votes", votes)).expect(200);
    }
    cycle.move("implementation");

    var paid = BigDecimal.ZERO;
    for (var voter : voters) {
      var share = voter.get(cycle.path() + "/ballot").expect(200).json().get("share");
      var own = BigDecimal.ZERO;
      for (var each : share.get("paid")) {
        own = own.add(each.get("amount").decimalValue());
      }
      assertThat(own.add(share.get("left").decimalValue()))
          .isEqualByComparingTo(share.get("amount").decimalValue());
      paid = paid.add(own);
    }
    var spent = results(cycle).get("spent").decimalValue();
    assertThat(spent).isPositive();
    assertThat(paid.subtract(spent).abs()).isLessThan(new BigDecimal("0.00005"));
  }

  @Test
  void an_override_is_shown_with_the_count_until_the_count_is_discarded() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.cast(codes.voters(cycle, 1).getFirst(), 0).expect(200);
    cycle.move("implementation");
    var path = cycle.path() + "/override";
    var before = results(cycle);
    var other = List.of(cycle.proposals().get(1));

    override(cycle, path, List.of(), "Nothing at all");
    override(cycle, path, other, "The council decided");
    var after = results(cycle);

    assertThat(before.get("override").isNull()).isTrue();
    assertThat(after.at("/override/selected/0").longValue()).isEqualTo(other.getFirst());
    assertThat(after.at("/override/reason").textValue()).isEqualTo("The council decided");
    assertThat(after.at("/override/overridden_at").isTextual()).isTrue();
    assertThat(after.get("proposals")).isEqualTo(before.get("proposals"));
    for (var wrong : List.of(List.of(-1), List.of(other.getFirst(), other.getFirst()))) {
      cycle.admin().put(path, Map.of("selected", wrong, "reason", "Why")).expect(400);
    }
    cycle.admin().put(path, Map.of("selected", other, "reason", " ")).expect(400);
    http.people().member("bea").put(path, Map.of("selected", other, "reason", "a")).expect(403);
    cycle.moveBack("voting");
    cycle.move("implementation");
    assertThat(results(cycle).get("override").isNull()).isTrue();
  }

  @Test
  void an_override_that_repeats_the_last_one_is_not_stored_again() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.move("implementation");
    var path = cycle.path() + "/override";
    override(cycle, path, cycle.proposals(), "The council decided");
    var first = results(cycle).get("override");

    override(cycle, path, cycle.proposals(), "The council decided");
    assertThat(results(cycle).get("override")).isEqualTo(first);
    assertThat(overrides(cycle)).isEqualTo(1);

    override(cycle, path, cycle.proposals().reversed(), "The council decided");
    override(cycle, path, cycle.proposals(), "The council decided");
    assertThat(overrides(cycle)).isEqualTo(3);
  }

  private long overrides(VotingCycle cycle) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM cycles.result_override WHERE cycle_id = :cycle")
                .bind("cycle", cycle.id())
                .mapTo(Long.class)
                .one());
  }

  @Test
  void an_override_cannot_select_a_withdrawn_proposal() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var gone = cycle.proposals().get(1);
    cycle.admin().post(cycle.path() + "/proposals/" + gone + "/withdraw", Map.of()).expect(200);
    cycle.move("implementation");
    var request = Map.of("selected", List.of(cycle.proposals().get(0), gone), "reason", "Why");

    var problem = cycle.admin().put(cycle.path() + "/override", request).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("selected[1]");
    assertThat(problem.at("/errors/0/message").textValue()).contains("withdrawn", "" + gone);
    assertThat(results(cycle).get("override").isNull()).isTrue();
  }

  private static void override(VotingCycle cycle, String path, List<Long> selected, String reason) {
    cycle.admin().put(path, Map.of("selected", selected, "reason", reason)).expect(200);
  }

  @Test
  void paper_ballots_are_counted_with_the_others_and_each_number_once() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", Map.of("type", "cumulative")), 10);
    var path = cycle.path() + "/paper-ballots";
    var id = cycle.proposals().getFirst();
    Map<String, Object> ballot =
        Map.of("number", "A-1", "votes", List.of(Map.of("proposal_id", id, "points", 2)));
    Map<String, Object> wrong =
        Map.of("number", "A-2", "votes", List.of(Map.of("proposal_id", id)));

    http.people().member("bea").post(path, ballot).expect(403);
    cycle.admin().post("/cycles/999999/paper-ballots", ballot).expect(404);
    cycle.admin().post(path, wrong).expect(400);
    cycle.admin().post(path, Map.of("number", "", "votes", List.of())).expect(400);
    var entered = cycle.admin().post(path, ballot).expect(201).json();
    cycle.admin().post(path, ballot).expect(409);
    cycle.move("implementation");
    cycle.admin().post(path, ballot).expect(409);

    assertThat(entered.get("number").textValue()).isEqualTo("A-1");
    assertThat(receipts(cycle)).containsExactly(receipt(entered));
    assertThat(results(cycle).at("/proposals/0/score").intValue()).isEqualTo(2);
  }

  @Test
  void only_a_repeat_with_the_same_key_gets_the_receipt_of_a_paper_ballot_again() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var path = cycle.path() + "/paper-ballots";
    var id = cycle.proposals().getFirst();
    Map<String, Object> ballot =
        Map.of("number", "A-1", "votes", List.of(Map.of("proposal_id", id)));
    cycle.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    var key = UUID.randomUUID().toString();
    var clerk = keyed(cycle.admin(), key);
    var entered = clerk.post(path, ballot).expect(201).json();

    assertThat(clerk.post(path, ballot).expect(201).json()).isEqualTo(entered);
    // Another paper may have the same number by mistake, and the same votes.
    keyed(cycle.admin(), UUID.randomUUID().toString()).post(path, ballot).expect(409);
    keyed(http.people().member("tom"), key).post(path, ballot).expect(409);
    clerk.post(path, Map.of("number", "A-1", "votes", List.of())).expect(409);
    var guessable = keyed(cycle.admin(), "paper");
    guessable.post(path, Map.of("number", "A-2", "votes", List.of())).expect(201);
    guessable.post(path, Map.of("number", "A-2", "votes", List.of())).expect(409);
    keyed(cycle.admin(), "k".repeat(201)).post(path, ballot).expect(400);

    cycle.admin().post(cycle.path() + "/proposals/" + id + "/withdraw", Map.of()).expect(200);
    cycle.move("implementation");
    assertThat(clerk.post(path, ballot).expect(201).json()).isEqualTo(entered);
    assertThat(receipts(cycle)).hasSize(2);
  }

  private static ApiClient keyed(ApiClient client, String key) {
    return client.withHeader("Idempotency-Key", key);
  }

  @Test
  void the_number_of_a_paper_ballot_is_the_same_in_any_spacing_and_encoding() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var path = cycle.path() + "/paper-ballots";

    var entered =
        cycle.admin().post(path, Map.of("number", " \u00c9-1 ", "votes", List.of())).expect(201);

    assertThat(entered.json().get("number").textValue()).isEqualTo("\u00c9-1");
    for (var again : List.of("\u00c9-1", "\u00c9-1 ", "E\u0301-1")) {
      cycle.admin().post(path, Map.of("number", again, "votes", List.of())).expect(409);
    }
  }

  private static JsonNode results(VotingCycle cycle) {
    return cycle.admin().get(cycle.path() + "/results").expect(200).json();
  }

  private static List<String> receipts(VotingCycle cycle) {
    var all = new ArrayList<String>();
    var query = "?limit=100";
    while (true) {
      var page = cycle.admin().get(cycle.path() + "/receipts" + query).expect(200).json();
      page.get("receipts").forEach(each -> all.add(each.textValue()));
      if (page.get("next_cursor").isNull()) {
        return all;
      }
      query = "?limit=100&cursor=" + page.get("next_cursor").textValue();
    }
  }

  private static String receipt(JsonNode answer) {
    return answer.get("receipt").textValue();
  }
}
