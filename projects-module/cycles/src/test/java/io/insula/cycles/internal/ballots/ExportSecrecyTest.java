package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Tests that the export for admins does not reveal which ballot belongs to the receipt of a voter.
 */
@MicronautTest(transactional = false)
class ExportSecrecyTest {
  private static final int VOTERS = 60;

  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoters codes;

  ExportSecrecyTest(CyclesOverHttp http, Jdbi jdbi, CodeVoters codes) {
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
  }

  @Test
  void neither_the_order_nor_an_id_links_a_ballot_to_its_receipt() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), costs());
    var voters = codes.voters(cycle, VOTERS);
    var choiceByReceipt = new TreeMap<String, String>();
    for (var i = 0; i < VOTERS; i++) {
      var receipt = cycle.cast(voters.get(i), i).expect(200).json().required("receipt");
      choiceByReceipt.put(receipt.textValue(), cycle.proposals().get(i).toString());
    }
    cycle.move("implementation");

    var first = ballots(cycle);
    var second = ballots(cycle);

    var inOrderOfReceipts = List.copyOf(choiceByReceipt.values());
    assertThat(cells(first, 0)).isEqualTo(cells(second, 0)).isEqualTo(numbers());
    assertThat(cells(first, 1)).containsExactlyInAnyOrderElementsOf(inOrderOfReceipts);
    // Sixty ballots have 60! possible orders, all equally likely, so two exports practically never
    // have the same order.
    assertThat(cells(first, 1)).isNotEqualTo(inOrderOfReceipts).isNotEqualTo(cells(second, 1));
  }

  private static int[] costs() {
    return IntStream.range(0, VOTERS).map(_ -> 1).toArray();
  }

  private static List<String> numbers() {
    return IntStream.rangeClosed(1, VOTERS).mapToObj(String::valueOf).toList();
  }

  @Test
  void a_few_ballots_on_paper_are_not_marked_and_the_file_is_counted_the_same() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 70, 30);
    codes.voters(cycle, 6).forEach(voter -> cycle.cast(voter, 0).expect(200));
    enterOnPaper(cycle, 4);
    cycle.move("implementation");

    assertThat(lines(cycle).getFirst()).isEqualTo("voter_id;vote");
    assertCountedTheSame(cycle);

    cycle.moveBack("voting");
    enterOnPaper(cycle, 1);
    cycle.move("implementation");
    assertThat(lines(cycle).getFirst()).isEqualTo("voter_id;vote;voting_method");
    assertThat(cells(ballots(cycle), 2)).filteredOn("paper"::equals).hasSize(5);
    assertCountedTheSame(cycle);
  }

  private static void enterOnPaper(VotingCycle cycle, int count) {
    for (var number = 0; number < count; number++) {
      var ballot = new HashMap<>(cycle.naming(1));
      ballot.put("number", count + "-" + number);
      cycle.admin().post(cycle.path() + "/paper-ballots", ballot).expect(201);
    }
  }

  private static void assertCountedTheSame(VotingCycle cycle) {
    var file = cycle.admin().get(cycle.path() + "/export").expect(200).body();
    var again = results(cycle, CyclesOverHttp.imported(cycle.admin(), file));
    var counted = results(cycle, cycle.path());
    for (var field : List.of("ballots", "spent", "rule_version")) {
      assertThat(again.required(field)).isEqualTo(counted.required(field));
    }
    assertThat(again.findValues("votes")).isEqualTo(counted.findValues("votes"));
    assertThat(again.findValues("selected")).isEqualTo(counted.findValues("selected"));
  }

  private static JsonNode results(VotingCycle cycle, String path) {
    return cycle.admin().get(path + "/results?trace=false").expect(200).json();
  }

  @Test
  void zeros_at_the_end_of_points_mark_no_ballot() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", Map.of("type", "scoring")), 7, 8);
    var voters = codes.voters(cycle, 2);
    var votes = List.of("5.00", "5");
    for (var i = 0; i < 2; i++) {
      var vote =
          Map.of("proposal_id", cycle.proposals().get(0), "points", new BigDecimal(votes.get(i)));
      voters.get(i).put(cycle.path() + "/ballot", Map.of("votes", List.of(vote))).expect(200);
    }
    cycle.move("implementation");

    assertThat(cells(ballots(cycle), 2)).containsExactly("5", "5");
  }

  /** Returns the header and the rows of the section VOTES. */
  private static List<String> lines(VotingCycle cycle) {
    var lines = cycle.admin().get(cycle.path() + "/export").expect(200).body().lines().toList();
    return lines.subList(lines.indexOf("VOTES") + 1, lines.size());
  }

  private static List<String> ballots(VotingCycle cycle) {
    var lines = lines(cycle);
    return lines.subList(1, lines.size());
  }

  private static List<String> cells(List<String> rows, int column) {
    return rows.stream().map(row -> row.split(";")[column]).toList();
  }
}
