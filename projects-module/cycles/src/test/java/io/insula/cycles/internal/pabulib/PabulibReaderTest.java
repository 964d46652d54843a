package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.EqualSharesCompletion;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.Utility;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PabulibReaderTest {
  private static final String PLAIN =
      """
      META
      key;value
      budget;100
      vote_type;approval
      rule;greedy
      num_projects;2
      num_votes;2
      PROJECTS
      project_id;cost;votes;name;selected
      a;60;2;First;1
      b;50;1;Second;0
      VOTES
      voter_id;vote;age
      v1;a,b;20
      v2;a;31
      """;

  private static List<String> warnings(String text) {
    return PabulibText.read(text, new RecordingSink()).warnings();
  }

  @Test
  void a_plain_file_is_read() {
    var read = PabulibText.read(PLAIN);

    assertThat(read.head.budget()).isEqualByComparingTo("100");
    assertThat(read.head.ballotType()).isEqualTo(BallotType.APPROVAL);
    assertThat(read.head.rule()).isEqualTo(Rule.of(RuleName.GREEDY));
    assertThat(read.head.countsOfficially()).isTrue();
    assertThat(read.head.meta().sequencedKeySet())
        .containsExactly("budget", "vote_type", "rule", "num_projects", "num_votes");
    assertThat(read.proposals)
        .containsExactly(
            proposal(0, "a", "First", "60", "2", 1), proposal(1, "b", "Second", "50", "1", 0));
    assertThat(read.voterColumns).containsExactly("age");
    assertThat(read.ballots)
        .containsExactly(
            new PabulibBallot(14, "v1", List.of(0, 1), List.of(), List.of("20")),
            new PabulibBallot(15, "v2", List.of(0), List.of(), List.of("31")));
    assertThat(warnings(PLAIN)).isEmpty();
  }

  private static PabulibProposal proposal(
      int position, String id, String name, String cost, String votes, int selected) {
    return new PabulibProposal(
        position,
        id,
        name,
        new BigDecimal(cost),
        new BigDecimal(votes),
        null,
        selected,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void line_ends_byte_order_marks_spaces_and_blank_lines_change_nothing() {
    var odd =
        "\uFEFF"
            + PLAIN
                .replace(";", " ;\t ")
                .replace("PROJECTS\n", "\n projects ;;\n\n")
                .replace("VOTES\n", " ; ;\nVotes\n")
                .replace("\n", "\r\n");

    assertThat(PabulibText.read(odd).proposals).isEqualTo(PabulibText.read(PLAIN).proposals);
    assertThat(PabulibText.read(odd).head).isEqualTo(PabulibText.read(PLAIN).head);
    assertThat(PabulibText.read(PLAIN.stripTrailing()).ballots).hasSize(2);
  }

  @Test
  void quotes_are_read_as_spreadsheets_write_them() {
    var names =
        Map.of(
            "\"a; b\"", "a; b",
            "\"\"\"Orlik\"\" for all\"", "\"Orlik\" for all",
            "Field \"Orlik\"", "Field \"Orlik\"",
            "\"Orlik\" for all", "Orlik for all",
            "  \"two\nlines\"  ", "two\nlines",
            "\"\"", "a");
    names.forEach(
        (written, name) ->
            assertThat(
                    PabulibText.read(PLAIN.replace("First", written)).proposals.getFirst().name())
                .as(written)
                .isEqualTo(name));
  }

  @Test
  void decimals_have_a_comma_or_a_dot() {
    var read =
        PabulibText.read(
            PLAIN
                .replace("budget;100", "budget;1234,50")
                .replace("a;60", "a;12.30")
                .replace("b;50", "b;,5"));

    assertThat(read.head.budget()).isEqualTo(new BigDecimal("1234.5"));
    assertThat(read.proposals)
        .extracting(PabulibProposal::cost)
        .containsExactly(new BigDecimal("12.3"), new BigDecimal("0.5"));
  }

  @Test
  void columns_can_be_missing_additional_or_in_another_order() {
    var read =
        PabulibText.read(
            """
            META
            budget;9
            vote_type;choose-1
            PROJECTS
            latitude;target;category;cost;project_id;
            50.1;children,seniors;sport, culture ,;3;P 1/24;
            ;None;;4;P 2/24
            VOTES
            sex;vote;voter_id;education;neighborhood;district;voting_method
            F;P 2/24;1;College;Old Town;"West; 2";paper
            M;P 1/24;2
            """);

    assertThat(read.proposalColumns).containsExactly("latitude");
    assertThat(read.proposals)
        .containsExactly(
            new PabulibProposal(
                0,
                "P 1/24",
                "P 1/24",
                new BigDecimal("3"),
                null,
                null,
                null,
                List.of("sport", "culture"),
                List.of("children", "seniors"),
                List.of("50.1")),
            new PabulibProposal(
                1,
                "P 2/24",
                "P 2/24",
                new BigDecimal("4"),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of("")));
    assertThat(read.voterColumns)
        .containsExactly("sex", "education", "neighborhood", "district", "voting_method");
    assertThat(read.ballots.getFirst().voter())
        .containsExactly("F", "College", "Old Town", "West; 2", "paper");
    assertThat(read.ballots.get(1).voter()).containsExactly("M", "", "", "", "");
    assertThat(read.head.officialRule()).isEqualTo("unknown");
  }

  @Test
  void unknown_keys_are_kept_and_semicolons_in_a_comment_too() {
    var read =
        PabulibText.read(
            PLAIN.replace("rule;greedy", "rule;greedy\nfully_funded;1;\ncomment;#1: a; b\n"));

    assertThat(read.head.meta())
        .containsEntry("fully_funded", "1")
        .containsEntry("comment", "#1: a;b");
  }

  @Test
  void a_repeated_key_gives_a_warning_only_if_its_values_differ() {
    assertThat(warnings(PLAIN.replace("rule;greedy", "rule;greedy\nrule;greedy"))).isEmpty();
    assertThat(warnings(PLAIN.replace("rule;greedy", "rule;greedy\nunit;a\nUnit;b")))
        .containsExactly("META has two values of unit; the last one is used.");
  }

  @Test
  void the_rule_names_of_the_format_select_these_rules() {
    var counted =
        Map.of(
            "greedy", Rule.of(RuleName.GREEDY),
            "greedy-no-skip", Rule.of(RuleName.GREEDY_NO_SKIP),
            "greedy-threshold", Rule.of(RuleName.GREEDY_THRESHOLD),
            "greedy-exclusive", Rule.of(RuleName.GREEDY_EXCLUSIVE),
            "equalshares", Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false),
            "equalshares/add1", Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, false),
            "equalshares/add1-comparison",
                Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, true),
            "equalshares-comparison",
                Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, true));
    counted.forEach(
        (name, rule) -> {
          var head = PabulibText.read(PLAIN.replace("rule;greedy", "rule;" + name)).head;
          assertThat(head.rule()).isEqualTo(rule);
          assertThat(head.countsOfficially()).isTrue();
        });
    for (var name : List.of("greedy-custom", "unknown", "borda", "")) {
      var head = PabulibText.read(PLAIN.replace("rule;greedy", "rule;" + name)).head;
      assertThat(head.rule()).isEqualTo(Rule.of(RuleName.GREEDY));
      assertThat(head.countsOfficially()).isFalse();
    }
  }

  @Test
  void a_threshold_works_in_every_rule() {
    var head =
        PabulibText.read(
                PLAIN.replace("rule;greedy", "rule;equalshares\nmin_project_score_threshold;50"))
            .head;

    assertThat(head.rule().minScore()).isEqualByComparingTo("50");
  }

  @Test
  void an_import_decides_ties_by_cost_and_then_the_order_of_the_file() {
    assertThat(PabulibText.read(PLAIN).head.tieOrder().criteria())
        .containsExactly(TieCriterion.LOWER_COST, TieCriterion.FILE_ORDER);
  }

  @Test
  void points_and_ranks_are_read() {
    var read =
        PabulibText.read(
            """
            META
            budget;9
            vote_type;scoring
            default_score;2
            PROJECTS
            project_id;cost
            a;3
            b;4
            VOTES
            voter_id;vote;points
            1;a, b,;-2, 1.5,
            2;;
            """);

    assertThat(read.ballots.getFirst().points())
        .containsExactly(new BigDecimal("-2"), new BigDecimal("1.5"));
    assertThat(read.ballots.get(1).proposals()).isEmpty();
    assertThat(read.voterColumns).isEmpty();
    var ranked =
        PabulibText.read(
            PLAIN
                .replace("approval", "ordinal")
                .replace("vote;age", "vote;points")
                .replace(";20", ";2,1")
                .replace(";31", ";"));
    assertThat(ranked.ballots.getFirst().points()).isEmpty();
    assertThat(ranked.ballots.getFirst().voter()).containsExactly("2,1");
  }

  @Test
  void ballots_that_break_bounds_count_and_are_reported() {
    var file =
        """
        META
        budget;9
        vote_type;cumulative
        min_length;2
        max_length;x
        max_sum_cost;6
        min_points;2
        max_sum_points;3
        default_score;0
        PROJECTS
        project_id;cost
        a;3
        b;4
        VOTES
        voter_id;vote;points
        1;a,b;1,3
        2;a;2
        3;b;2
        """;
    var sink = new RecordingSink();
    var summary = PabulibText.read(file, sink);

    assertThat(sink.ballots).hasSize(3);
    assertThat(summary.warnings())
        .containsExactly(
            "META has a max_length that is not a number, so this value is not checked.",
            "max_sum_cost is 6, but some ballots are above this limit: 1 in total, the first in"
                + " line 16.",
            "min_points is 2, but some ballots are below this limit: 1 in total, the first in"
                + " line 16.",
            "max_sum_points is 3, but some ballots are above this limit: 1 in total, the first in"
                + " line 16.",
            "min_length is 2, but some ballots are below this limit: 2 in total, the first in"
                + " line 17.");
    assertThat(sink.head.maxLength()).isNull();
    assertThat(warnings(PLAIN.replace("approval", "choose-1")))
        .containsExactly(
            "The type is choose-1, but some ballots do not name exactly one project: 1 in total,"
                + " the first in line 14.");
  }

  @Test
  void counts_that_differ_from_the_numbers_in_the_file_are_reported() {
    assertThat(warnings(PLAIN.replace("a;60;2", "a;60;3")))
        .containsExactly("Votes of \"a\": the file states 3, but its ballots add up to 2.");
    assertThat(warnings(PLAIN.replace("num_votes;2", "num_votes;1")))
        .containsExactly("META states that num_votes is 1, but the file has 2.");
    assertThat(warnings(PLAIN.replace("num_projects;2", "num_projects;7")))
        .containsExactly("META states that num_projects is 7, but the file has 2.");
    for (var selected : List.of("yes", "4", "1E1", "-1")) {
      assertThat(warnings(PLAIN.replace("First;1", "First;" + selected)))
          .containsExactly(
              "Some values of selected are not 0, 1, 2 or 3, so they are ignored: 1 in total, the"
                  + " first in line 10.");
    }
    assertThat(warnings(PLAIN.replace("rule;greedy", "rule;greedy\ndefault_score;1"))).hasSize(1);
  }

  @Test
  void a_project_that_a_ballot_names_twice_counts_twice_if_the_file_counts_it_twice() {
    var file = PLAIN.replace("v2;a;", "v2;a,a;").replace("a;60;2", "a;60;3");
    var sink = new RecordingSink();
    var summary = PabulibText.read(file, sink);

    assertThat(summary.repeatingBallots()).isEqualTo(1);
    assertThat(summary.warnings())
        .containsExactly(
            "Some ballots name the same project more than once, and the votes in the file count"
                + " each mention. Number of ballots: 1.");
    assertThat(sink.ballots.get(1).proposals()).containsExactly(0, 0);
  }

  @Test
  void many_voters_are_distinguished() {
    var text = new StringBuilder(PLAIN.replace("num_votes;2", "num_votes;30002"));
    for (var voter = 0; voter < 30_000; voter++) {
      text.append("w").append(voter).append(";b;\n");
    }
    assertThat(PabulibText.read(text.toString()).ballots).hasSize(30_002);
  }
}
