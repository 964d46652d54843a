package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.count.CountResult;
import io.insula.cycles.internal.count.ElectionCounter;
import io.insula.cycles.internal.count.EqualSharesCompletion;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.count.Utility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that real elections have the same winners as in their cities, except for those that are
 * listed here with a reason.
 */
class RealElectionFilesTest {
  /**
   * Pabulib elections whose official winners differ from the count, with the reason, which was
   * looked up in each file.
   */
  private static final Map<String, String> OTHER_WINNERS =
      Map.ofEntries(
          Map.entry(
              "Poland_Gdynia_2020_Babie_Doly__small",
              "tie of 1 and 5 with 101 votes, which the city took in the order of the file"),
          Map.entry(
              "Poland_Krakow_2022_Czyzyny",
              "tie of 26 and 24 with 40 points, which the city took in the order of the file"),
          Map.entry(
              "Poland_Lodz_2024_Katedralna",
              "tie of two with 206 votes, which the city took in the order of the file"),
          Map.entry(
              "Poland_Warszawa_2018_Niskie_Okecie",
              "tie of 615 and 308 with 88 votes, which the city took in the order of the file"),
          Map.entry(
              "Poland_Warszawa_2019_Targowek_Mieszkaniowy",
              "tie of three with 173 votes, which the city took in another order"),
          Map.entry("Poland_Warszawa_2018_Las", "1649 fits and was not taken: outside the rule"),
          Map.entry(
              "Poland_Warszawa_2018_Wawrzyszew", "2527 fits and was not taken: outside the rule"),
          Map.entry(
              "Poland_Warszawa_2018_Ursynow_Wysoki_Poludniowy",
              "1137 fits and was not taken: outside the rule"),
          Map.entry(
              "Poland_Warszawa_2020_Bialoleka", "118 fits and was not taken: outside the rule"),
          Map.entry(
              "Poland_Warszawa_2020_Targowek", "1667 fits and was not taken: outside the rule"),
          Map.entry("Poland_Warszawa_2021_Ursynow", "only a comment names the exclusive groups"),
          Map.entry("Poland_Warszawa_2022_Bemowo", "only a comment names the exclusive groups"),
          Map.entry("Poland_Warszawa_2022_Bielany", "only a comment names the exclusive groups"));

  /** Pabulib elections whose official votes or scores differ from the ballots, with the reason. */
  private static final Map<String, String> OTHER_NUMBERS =
      Map.of(
          "Switzerland_Zurich_S5D10", "its numbers of votes include ballots that give 0 points",
          "Switzerland_Zurich_S5R", "it gives the only place of one ballot 1 point and not 5");

  /** An election and its count by its own rule. */
  private record Counted(
      String name, ElectionCollector file, PabulibSummary summary, CountResult result) {
    Set<String> winners() {
      return file.proposals().stream()
          .filter(each -> result.proposals().get(each.position()).selected())
          .map(PabulibProposal::externalId)
          .collect(Collectors.toSet());
    }

    Set<String> officialWinners() {
      return file.proposals().stream()
          .filter(each -> Objects.equals(each.officialSelected(), 1))
          .map(PabulibProposal::externalId)
          .collect(Collectors.toSet());
    }

    boolean saysWhoWon() {
      return file.head().countsOfficially()
          && file.proposals().stream().anyMatch(each -> each.officialSelected() != null);
    }
  }

  @Test
  void every_election_is_read_and_counted() throws IOException {
    assertThat(PabulibTestFiles.elections()).isNotEmpty();
    for (var path : PabulibTestFiles.elections()) {
      var counted = counted(path);

      assertThat(counted.summary().proposals()).as(counted.name()).isPositive();
      assertThat(counted.result().spent())
          .as(counted.name())
          .isLessThanOrEqualTo(counted.result().budget());
    }
  }

  @Test
  void votes_and_scores_equal_those_in_the_file() throws IOException {
    for (var path : PabulibTestFiles.elections()) {
      var counted = counted(path);
      var differences = new ArrayList<>(counted.file().differences());
      for (var proposal : counted.file().proposals()) {
        var votes =
            BigDecimal.valueOf(counted.result().proposals().get(proposal.position()).votes());
        if (proposal.statedVotes() != null && proposal.statedVotes().compareTo(votes) != 0) {
          differences.add("Votes of " + proposal.externalId() + ": " + votes);
        }
      }
      assertThat(differences.isEmpty())
          .as("%s: %s", counted.name(), differences)
          .isEqualTo(!OTHER_NUMBERS.containsKey(counted.name()));
    }
  }

  @Test
  void winners_are_the_official_ones_or_the_reason_is_known() throws IOException {
    var compared = 0;
    for (var path : PabulibTestFiles.elections()) {
      var counted = counted(path);
      if (counted.saysWhoWon()) {
        compared++;
        assertThat(counted.winners().equals(counted.officialWinners()))
            .as("%s: %s", counted.name(), counted.winners())
            .isEqualTo(!OTHER_WINNERS.containsKey(counted.name()));
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void wieliczka_2023_took_165_steps_and_the_comparison_kept_equal_shares() throws IOException {
    var counted = counted(PabulibTestFiles.election("Poland_Wieliczka_2023_Green_Budget"));

    assertThat(counted.file().election().ballots().distinct()).isEqualTo(1_190);
    assertThat(counted.result().shares().raisedBy()).isEqualTo(164);
    assertThat(counted.result().comparison().greedyTaken()).isFalse();
    assertThat(counted.winners()).isEqualTo(counted.officialWinners()).hasSize(30);
  }

  @Test
  void wieliczka_2023_differs_where_an_exhaustive_outcome_stops() throws IOException {
    var counted = counted(PabulibTestFiles.election("Poland_Wieliczka_2023_Green_Budget"));
    var exhaustive =
        count(
            counted, Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1_EXHAUSTIVE, false));

    assertThat(exhaustive.shares().raisedBy()).isLessThan(164);
    assertThat(exhaustive.winners()).isNotEqualTo(counted.result().winners());
  }

  @Test
  void swiecie_2023_took_244_steps_and_its_floor_changes_nothing() throws IOException {
    var counted = counted(PabulibTestFiles.election("Poland_Swiecie_2023"));
    var withFloor = count(counted, counted.file().rule().withFloorFactor(BigDecimal.valueOf(3)));

    assertThat(counted.result().shares().raisedBy()).isEqualTo(243);
    assertThat(counted.winners()).isEqualTo(counted.officialWinners());
    assertThat(withFloor.winners()).isEqualTo(counted.result().winners());
  }

  @Test
  void assen_2024_is_a_draw_by_the_number_of_winners_but_not_by_their_cost() throws IOException {
    var counted = counted(PabulibTestFiles.election("Netherlands_Assen_2024"));
    var compared = count(counted, Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, true));
    var greedy = count(counted, Rule.of(RuleName.GREEDY));

    assertThat(counted.result().shares().raisedBy()).isEqualTo(843);
    assertThat(compared.comparison().preferGreedy()).isEqualTo(21);
    assertThat(compared.comparison().preferEqualShares()).isEqualTo(21);
    assertThat(compared.winners()).isEqualTo(counted.result().winners());
    assertThat(counted.winners()).isEqualTo(counted.officialWinners());
    assertThat(preferencesByCost("Netherlands_Assen_2024", greedy, compared))
        .containsExactly(25, 21);
  }

  @Test
  void cracow_2024_is_counted_by_greedy_with_exact_points() throws IOException {
    var counted = counted(PabulibTestFiles.election("Poland_Krakow_2024"));

    assertThat(counted.summary().ballots()).isEqualTo(65_101);
    assertThat(counted.winners()).isEqualTo(counted.officialWinners());
  }

  @Test
  void a_misfit_wins_in_Poznan_where_four_fifths_of_its_cost_are_left() throws IOException {
    var rule = Rule.of(RuleName.GREEDY_NO_SKIP).withMisfitPercent(BigDecimal.valueOf(80));
    for (var path : PabulibTestFiles.elections()) {
      var name = name(path);
      // The value 3 in the column "selected" marks projects that are paid from a reserve. No rule
      // selects them.
      if (name.startsWith("Poland_Poznan")) {
        var counted = counted(path);
        var official =
            counted.file().proposals().stream()
                .filter(each -> each.officialSelected() != null && each.officialSelected() > 0)
                .filter(each -> each.officialSelected() < 3)
                .map(each -> each.position() + 1L)
                .toList();
        assertThat(count(counted, rule).winners()).as(name).isEqualTo(official);
      }
    }
  }

  @Test
  void exporting_and_importing_gives_an_equal_election() throws IOException {
    for (var path : PabulibTestFiles.elections()) {
      var first = Files.readString(path);
      var written = written(first);
      var again = written(written);
      var counted = counted(path);
      var other = collected(written);

      assertThat(again).as(name(path)).isEqualTo(written);
      assertThat(other.head()).isEqualTo(counted.file().head());
      assertThat(other.proposals()).isEqualTo(counted.file().proposals());
      assertThat(ElectionCounter.count(other.election(), other.rule(), other.head().tieOrder()))
          .isEqualTo(counted.result());
    }
  }

  private static List<Integer> preferencesByCost(
      String name, CountResult greedy, CountResult equalShares) throws IOException {
    var greedyWinners = new HashSet<>(greedy.winners());
    var otherWinners = new HashSet<>(equalShares.winners());
    var costs = new ArrayList<BigDecimal>();
    var forGreedy = new ArrayList<Integer>();
    var forShares = new ArrayList<Integer>();
    try (var input = Files.newInputStream(PabulibTestFiles.election(name))) {
      PabulibReader.read(
          input,
          new RecordingSink() {
            @Override
            public void proposal(PabulibProposal proposal) {
              costs.add(proposal.cost());
            }

            @Override
            public void ballot(PabulibBallot ballot) {
              var more =
                  costOf(ballot, greedyWinners, costs)
                      .compareTo(costOf(ballot, otherWinners, costs));
              if (more != 0) {
                (more > 0 ? forGreedy : forShares).add(ballot.line());
              }
            }
          });
    }
    return List.of(forGreedy.size(), forShares.size());
  }

  private static BigDecimal costOf(
      PabulibBallot ballot, Set<Long> winners, List<BigDecimal> costs) {
    return ballot.proposals().stream()
        .filter(position -> winners.contains(position + 1L))
        .map(costs::get)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static CountResult count(Counted counted, Rule rule) {
    return ElectionCounter.count(
        counted.file().election(), rule, TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER));
  }

  private static Counted counted(Path path) throws IOException {
    var file = ElectionCollector.forAnyRule();
    try (var input = Files.newInputStream(path)) {
      var summary = PabulibReader.read(input, file);
      var result = ElectionCounter.count(file.election(), file.rule(), file.head().tieOrder());
      return new Counted(name(path), file, summary, result);
    }
  }

  private static ElectionCollector collected(String text) throws IOException {
    var file = ElectionCollector.forAnyRule();
    PabulibReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), file);
    return file;
  }

  private static String written(String text) throws IOException {
    var output = new StringBuilder();
    PabulibReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new PabulibWriter(output));
    return output.toString();
  }

  private static String name(Path path) {
    return path.getFileName().toString().replace(".pb", "");
  }
}
