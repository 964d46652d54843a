package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the recount in the browser with the count of the server. */
@InBrowser
class RecountTest {
  private static final Map<String, Integer> COSTS =
      Map.of("Benches", 400, "Slides", 400, "Trees", 400, "Swings", 150);

  /**
   * Counts an exported file again. Returns the differences from the published result, and the
   * options of META without which other proposals would win.
   */
  private static final String COMPARE =
      """
      async ([file, published, options]) => {
        const { recount } = await import('console/recount/recount.js');
        const { differences } = await import('console/recount/differences.js');
        const result = JSON.parse(published);
        const winnersOf = ({ proposals }) => proposals.filter((each) => each.isWinner).map((each) => each.id).join();
        const found = await recount(file);
        const differing = differences(found, result.proposals);
        for (const name of ['rule', 'ballots', 'budget', 'spent']) {
          found[name] === result[name] || differing.push([name, found[name], result[name]]);
        }
        const decisive = [];
        for (const option of options) {
          const [key] = option.split(';');
          const without = file.replace(new RegExp(`^${key};.*\\n`, 'm'), '');
          if (without === file) {
            differing.push(`${key} is not in the file`);
          }
          if (winnersOf(await recount(without)) !== winnersOf(found)) {
            decisive.push(option);
          }
        }
        return [differing.map((each) => JSON.stringify(each)), decisive];
      }
      """;

  @Test
  void the_browser_agrees_with_the_server_on_each_rule_option_and_type_of_ballot(
      ConsoleWindows visits) {
    try (var server = DemoServer.start(Settings.standard().on(TestDatabase.create()))) {
      var page = visits.at(server.uri() + "/", WindowSettings.WIDE).open("").page();
      var decisive = new HashSet<Object>();

      for (var election : ElectionFile.all()) {
        var cycle = imported(server.admin(), election.text());
        var compared = compare(page, server.admin(), cycle, election.options());
        assertThat((List<?>) compared.getFirst()).as(election.text()).isEmpty();
        decisive.addAll((List<?>) compared.getLast());
      }
      assertThat(decisive).containsAll(ElectionFile.decisiveOptions());
      page.close();
    }
  }

  @Test
  void both_mentions_of_a_proposal_on_one_ballot_count_as_votes(ConsoleWindows visits) {
    var text =
        """
        META
        key;value
        description;Named twice
        budget;700
        vote_type;%s
        insula_rule;equal-shares
        PROJECTS
        project_id;cost;name;votes
        1;300;Pond;3
        2;400;Hut;2
        VOTES
        voter_id;vote;points
        1;1,1;2,3
        2;1,2;1,4
        3;2;5
        """;
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();
    for (var type : List.of("approval", "cumulative", "ordinal")) {
      var file =
          type.equals("cumulative")
              ? text
              : text.replaceAll("(?m)^(\\d;[\\d,]+);[\\d,]+$", "$1").replace(";points", "");
      var admin = visits.server().admin();
      var compared = compare(page, admin, imported(admin, file.formatted(type)), List.of());
      assertThat((List<?>) compared.getFirst()).as(type).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ordinal | 2.0",
        "ordinal | 2,",
        "ordinal | +2",
        "approval | 2.5",
        "approval | all",
        "approval | 0x2"
      })
  void the_browser_reads_numbers_of_an_imported_vote_as_the_server_does(
      String type, String maxLength, ConsoleWindows visits) {
    var text =
        """
        META
        key;value
        description;Written in another way
        budget;+700.
        vote_type;%s
        max_length;%s
        PROJECTS
        project_id;cost;name
        1;300;Pond
        2;400;Hut
        3;150;Swing
        VOTES
        voter_id;vote
        1;1,2,3
        2;3,2,1
        3;2
        """
            .formatted(type, maxLength);
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();
    var admin = visits.server().admin();

    assertThat((List<?>) compare(page, admin, imported(admin, text), List.of()).getFirst())
        .isEmpty();
  }

  @Test
  void the_browser_agrees_on_points_with_a_lot_and_a_withdrawn_proposal(ConsoleWindows visits) {
    var rule =
        Map.<String, Object>of(
            "rule", "equal-shares", "utility", "points", "completion", "add1", "min_score", 1);
    var limits = Map.<String, Object>of("type", "cumulative", "max_sum_points", 10);
    var cycle = TestCycle.open(visits.server(), "Points here", limits, rule).proposeAll(COSTS);

    assertSameOutcome(visits, cycle, Map.of("tie_order", List.of("lot")), "points");
  }

  @Test
  void the_browser_agrees_on_ranks_with_exclusive_groups(ConsoleWindows visits) {
    var rule = Map.<String, Object>of("rule", "greedy-exclusive");
    var limits = Map.<String, Object>of("type", "ordinal");
    var cycle = TestCycle.open(visits.server(), "Ranks here", limits, rule).proposeAll(COSTS);
    var pair = List.of(cycle.proposal("Slides"), cycle.proposal("Swings"));
    var exclusive = Map.of("rule", "greedy-exclusive", "exclusive_groups", List.of(pair));

    var change = Map.of("rule", exclusive, "tie_order", List.of("lot"));
    assertSameOutcome(visits, cycle, change, "rank");
  }

  /**
   * Changes a cycle, holds its vote, and compares the counts. Ballots give their first proposal the
   * points or the rank 1, the next one 2, and so on.
   */
  private static void assertSameOutcome(
      ConsoleWindows visits, TestCycle cycle, Map<String, Object> change, String given) {
    cycle.admin().patch("/cycles/" + cycle.id(), change).expect(200);
    cycle.moveTo("refinement", "voting");
    for (var named :
        List.of(
            List.of("Benches", "Trees", "Swings"),
            List.of("Slides", "Swings"),
            List.of("Trees", "Slides"))) {
      var votes =
          IntStream.range(0, named.size())
              .mapToObj(
                  place ->
                      Map.of("proposal_id", cycle.proposal(named.get(place)), given, place + 1))
              .toList();
      var voter = visits.server().users().nobody().withHeader("Ballot-Code", cycle.code());
      voter.put("/cycles/" + cycle.id() + "/ballot", Map.of("votes", votes)).expect(200);
    }
    cycle.withdraw("Trees").moveTo("implementation");
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();
    var options = List.of("insula_tie_order;lot", "insula_lot;");
    assertThat((List<?>) compare(page, cycle.admin(), cycle.id(), options).getFirst()).isEmpty();
  }

  private static long imported(ApiClient admin, String text) {
    return admin
        .send(
            "POST",
            "/cycles/import",
            "application/x-pabulib",
            text.getBytes(StandardCharsets.UTF_8))
        .expect(201)
        .json()
        .required("cycle_id")
        .longValue();
  }

  private static List<?> compare(Page page, ApiClient admin, long cycle, List<String> options) {
    var file = admin.get("/cycles/" + cycle + "/export/anonymous").expect(200).body();
    var published = admin.get("/cycles/" + cycle + "/results?trace=false").expect(200).body();
    return (List<?>) page.evaluate(COMPARE, List.of(file, published, options));
  }
}
