package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.ElectionCounter;
import io.insula.cycles.internal.count.EqualSharesCompletion;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.count.Utility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PabulibWriterTest {
  private static final String TAIL = "PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\nv;a\n";

  private static final List<Rule> RULES =
      List.of(
          Rule.of(RuleName.GREEDY),
          Rule.of(RuleName.GREEDY_THRESHOLD).withMinScore(new BigDecimal("1.5")),
          Rule.of(RuleName.GREEDY_NO_SKIP).withMisfitPercent(BigDecimal.valueOf(80)),
          Rule.of(RuleName.PHRAGMEN),
          Rule.equalShares(Utility.CARDINALITY, EqualSharesCompletion.ADD1U, true)
              .withFloorFactor(BigDecimal.valueOf(3)),
          Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, false));

  @Test
  void a_written_file_is_read_again_unchanged() {
    var file =
        """
        META
        key;value
        comment;"#1: ""so"" it; is"
        budget;10.5
        vote_type;scoring
        PROJECTS
        project_id;cost;name;category;selected;latitude
        "p;1";3;"Two
        lines; ""quoted""\";sport,culture;2;50.1
        p2;4.25;;;;
        VOTES
        voter_id;vote;points;sex
        1;p2,"p;1";1,-2;F
        """;
    var fixed = file.replace("1;p2,\"p;1\";", "1;\"p2,p;1\";");
    var written = PabulibText.written(fixed);

    var first = PabulibText.read(fixed);
    var again = PabulibText.read(written);

    assertThat(PabulibText.written(written)).isEqualTo(written);
    assertThat(again.proposals).isEqualTo(first.proposals);
    assertThat(again.proposals.getFirst().name()).isEqualTo("Two\nlines; \"quoted\"");
    assertThat(again.proposalColumns).isEqualTo(first.proposalColumns);
    assertThat(again.voterColumns).isEqualTo(first.voterColumns);
    assertThat(again.head.meta()).containsAllEntriesOf(first.head.meta());
    assertThat(again.ballots)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
        .isEqualTo(first.ballots);
  }

  @Test
  void every_rule_with_its_options_ties_and_lot_is_read_again() {
    var ties = new TieOrder(List.of(TieCriterion.MORE_VOTES, TieCriterion.LOT));
    for (var rule : RULES) {
      var read = readBack(rule, ties, List.of(), List.of("c", "a", "b"));

      assertThat(read.head().rule()).isEqualTo(rule);
      assertThat(read.head().tieOrder()).isEqualTo(ties);
      assertThat(read.head().countsOfficially()).isTrue();
      assertThat(read.election().lot()).containsExactly(2, 0, 1);
    }
  }

  @Test
  void ties_without_a_criterion_are_read_again_as_the_order_of_the_file() {
    var read = readBack(Rule.of(RuleName.GREEDY), new TieOrder(List.of()), List.of(), List.of());

    assertThat(read.head().tieOrder()).isEqualTo(new TieOrder(List.of(TieCriterion.FILE_ORDER)));
  }

  @Test
  void exclusive_groups_are_read_again() {
    var groups = List.of(List.of("a", "b"), List.of("c"));
    var rule = Rule.of(RuleName.GREEDY_EXCLUSIVE);
    var ties = TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER);
    var read = readBack(rule, ties, groups, List.of());

    assertThat(read.rule().exclusiveGroups()).containsExactly(List.of(1L, 2L), List.of(3L));
  }

  @Test
  void the_format_s_own_name_of_a_rule_is_written_if_there_is_one() {
    var ties = TieOrder.defaultOf(RuleName.GREEDY, TieCriterion.FILE_ORDER);

    assertThat(RULES)
        .extracting(rule -> RuleKeyConverter.keysOf(rule, ties, List.of(), List.of()).get("rule"))
        .containsExactly(
            "greedy",
            "greedy-threshold",
            "greedy-custom",
            "unknown",
            "unknown",
            "equalshares/add1");
  }

  @Test
  void export_then_import_counts_the_same_on_generated_elections() {
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var text = generated(random);
      var rule = RULES.get(seed % RULES.size());
      var written = PabulibText.written(text);

      var first = collected(text);
      var again = collected(written);

      assertThat(again.election().proposals()).isEqualTo(first.election().proposals());
      assertThat(ElectionCounter.count(again.election(), rule, again.head().tieOrder()))
          .as("seed %s", seed)
          .isEqualTo(ElectionCounter.count(first.election(), rule, first.head().tieOrder()));
    }
  }

  @Test
  void a_cell_with_spaces_before_a_quote_is_read_back() {
    var rule = Rule.of(RuleName.GREEDY);
    var ties = TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER);
    var meta = new LinkedHashMap<>(RuleKeyConverter.keysOf(rule, ties, List.of(), List.of()));
    meta.put("unit", "  \"Old Town");
    var text = new StringBuilder();

    new PabulibWriter(text)
        .head(
            new PabulibHead(
                meta,
                BigDecimal.TEN,
                BallotType.APPROVAL,
                null,
                rule,
                "greedy",
                true,
                ties,
                List.of(),
                List.of()));

    assertThat(collected(text + TAIL).head().meta()).containsEntry("unit", "\"Old Town");
  }

  /** The keys of an imported cycle are stored as in its file, also by earlier versions. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "2.5", "1000001", "x"})
  void values_that_an_earlier_import_ignored_are_not_written(String most) {
    var rule = Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, false);
    var ties = TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER);
    var meta = new LinkedHashMap<>(RuleKeyConverter.keysOf(rule, ties, List.of(), List.of()));
    meta.remove("insula_comparison");
    meta.put("Insula_Comparison", "TRUE");
    meta.put("Max_Length", most);
    var text = new StringBuilder();

    new PabulibWriter(text)
        .head(
            new PabulibHead(
                meta,
                BigDecimal.TEN,
                BallotType.ORDINAL,
                null,
                rule,
                "equalshares/add1",
                true,
                ties,
                List.of(),
                List.of()));

    var read = collected(text + TAIL).head();
    assertThat(read.rule()).isEqualTo(rule);
    assertThat(read.maxLength()).isNull();
  }

  @Test
  void a_broken_output_is_reported() {
    var broken =
        new Writer() {
          @Override
          public void write(char[] characters, int from, int length) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var writer = new PabulibWriter(broken);

    assertThatThrownBy(() -> writer.proposalColumns(List.of()))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static String generated(Random random) {
    var types = BallotType.values();
    var type = types[random.nextInt(types.length)];
    var size = 1 + random.nextInt(6);
    var text =
        new StringBuilder("META\nbudget;" + (1 + random.nextInt(50)) + ",5\nvote_type;")
            .append(type.label())
            .append("\nmax_length;3\nPROJECTS\nproject_id;cost;name\n");
    IntStream.range(0, size)
        .forEach(
            i -> text.append("P ").append(i).append(';').append(random.nextInt(20)).append(";n\n"));
    text.append("VOTES\nvoter_id;vote;points;age\n");
    for (var voter = 0; voter < random.nextInt(10); voter++) {
      var chosen = random.ints(0, size).distinct().limit(1 + random.nextInt(size)).toArray();
      text.append(voter).append(';');
      for (var each : chosen) {
        text.append("P ").append(each).append(',');
      }
      text.append(';').append("2.5,".repeat(chosen.length)).append(";30\n");
    }
    return text.toString();
  }

  private static ElectionCollector readBack(
      Rule rule, TieOrder ties, List<List<String>> groups, List<String> lot) {
    var meta = new LinkedHashMap<>(RuleKeyConverter.keysOf(rule, ties, groups, lot));
    var head =
        new PabulibHead(
            meta, BigDecimal.TEN, BallotType.APPROVAL, null, rule, "", true, ties, groups, lot);
    var text = new StringBuilder();
    var writer = new PabulibWriter(text);
    writer.head(head);
    writer.proposalColumns(List.of());
    for (var id : List.of("a", "b", "c")) {
      writer.proposal(
          new PabulibProposal(
              0, id, id, BigDecimal.ONE, null, null, null, List.of(), List.of(), List.of()));
    }
    writer.voterColumns(List.of());
    writer.ballot(new PabulibBallot(1, "v", List.of(0, 2), List.of(), List.of()));
    return collected(text.toString());
  }

  private static ElectionCollector collected(String text) {
    var collector = ElectionCollector.forAnyRule();
    PabulibText.read(text, collector);
    return collector;
  }
}
