package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesTest {
  private static final String GOOD =
      """
      META
      key;value
      budget;100
      vote_type;cumulative
      rule;greedy
      max_length;3
      num_votes;3
      PROJECTS
      project_id;cost;name
      a;60;First
      b;50;Second
      c;40;Third
      VOTES
      voter_id;vote;points;age
      v1;a,b;2,1;20
      v2;a;3;31
      v3;b, c;1,2;44
      """;

  static Stream<Arguments> badFiles() {
    return Stream.of(
        // Each call has a text of the valid file, the replacement of this text, and the field, line
        // and column that the error reports.
        bad("v3;b, c;", "v3;b, x;", "vote", 17, 6),
        bad("v3;b, c;", "v3;b,,c;", "vote", 17, 6),
        bad("v3;b, c;", "v3;b,b;", "vote", 17, 6),
        bad("v1;a,b;2,1;", "v1;a,b;2;", "points", 15, 8),
        bad("v1;a,b;2,1;", "v1;a,b;2,1,1;", "points", 15, 8),
        bad("v1;a,b;2,1;", "v1;a,b;;", "points", 15, 8),
        bad("v1;a,b;2,1;", "v1;a,b;2,x;", "points", 15, 10),
        bad("v1;a,b;2,1;", "v1;a,b;2,-1;", "points", 15, 10),
        bad("v1;a,b;2,1;", "v1;a,b;2,NaN;", "points", 15, 10),
        bad("v1;a,b;2,1;", "v1;a,b;2,1000000;", "points", 15, 10),
        bad("v1;a,b;2,1;", "v1;a,b;2,0.0000001;", "points", 15, 10),
        bad("v2;a", "v1;a", "voter_id", 16, 1),
        bad("v2;a", ";a", "voter_id", 16, 1),
        bad("v2;a;3;31", "v2", "vote", 16, 1),
        bad("b;50;", "a;50;", "project_id", 11, 1),
        bad("b;50;", ";50;", "project_id", 11, 1),
        bad("b;50;", "b,d;50;", "project_id", 11, 1),
        bad("b;50;", "b;-50;", "cost", 11, 3),
        bad("b;50;", "b;;", "cost", 11, 3),
        bad("b;50;", "b;fifty;", "cost", 11, 3),
        bad("b;50;", "b;1e9;", "cost", 11, 3),
        bad("b;50;", "b;Infinity;", "cost", 11, 3),
        bad("b;50;", "b;1.000.000;", "cost", 11, 3),
        bad("b;50;", "b;" + "9".repeat(40) + ";", "cost", 11, 3),
        bad("Second", "x".repeat(501), "name", 11, 6),
        bad("b;50;", "b".repeat(501) + ";50;", "project_id", 11, 1),
        bad("budget;100", "budget;0", "budget", 3, 8),
        bad("budget;100", "budget;-1", "budget", 3, 8),
        bad("budget;100", "budget;much", "budget", 3, 8),
        bad("budget;100\n", "", "budget", 7, 9),
        bad("budget;100\n", "budget;100\nBudget;200\n", "budget", 4, 1),
        bad("budget;100\n", ";100\n", "META", 3, 1),
        bad("vote_type;cumulative", "vote_type;range", "vote_type", 4, 11),
        bad("vote_type;cumulative\n", "", "vote_type", 7, 9),
        bad(
            "rule;greedy",
            "rule;greedy\nmin_project_score_threshold;some",
            "min_project_score_threshold",
            6,
            29),
        bad("rule;greedy", "rule;greedy\ninsula_rule;luck", "insula_rule", 6, 13),
        bad("rule;greedy", "rule;greedy\ninsula_tie_order;luck", "insula_tie_order", 6, 18),
        bad("rule;greedy", "rule;greedy\ninsula_lot;a,b", "insula_lot", 6, 12),
        bad(
            "rule;greedy",
            "rule;greedy\ninsula_rule;greedy\ninsula_utility;cost",
            "insula_rule",
            6,
            13),
        bad(
            "rule;greedy",
            "rule;greedy\ninsula_rule;equal-shares\ninsula_comparison;TRUE",
            "insula_comparison",
            7,
            19),
        bad(
            "rule;greedy",
            "rule;greedy\ninsula_rule;greedy-exclusive\ninsula_exclusive_groups;a,b|x,y",
            "insula_exclusive_groups",
            7,
            25),
        bad("project_id;cost;name", "project_id;name", "cost", 9, 1),
        bad("project_id;cost;name", "id;cost;name", "project_id", 9, 1),
        bad("project_id;cost;name", "project_id;cost;COST", "COST", 9, 17),
        bad("voter_id;vote;points;age", "voter_id;vote;age;sex", "points", 14, 1),
        bad("voter_id;vote;points;age", "voter_id;votes;points;age", "vote", 14, 1),
        bad("voter_id;vote;points;age", "id;vote;points;age", "voter_id", 14, 1),
        bad("a;60;First\nb;50;Second\nc;40;Third\n", "", "PROJECTS", 10, 6),
        bad("PROJECTS\n", "VOTES\n", "VOTES", 8, 1),
        bad("v2;a;3;31", "VOTES", "VOTES", 16, 1),
        bad("v2;a;3;31", "PROJECTS", "PROJECTS", 16, 1),
        bad("num_votes;3", "num_votes;4", "num_votes", 17, 15),
        bad("Second", "\"Second", "file", 11, 6),
        bad("Second", "Sec\0ond", "file", 11, 9),
        bad("META\n", "", "META", 1, 1),
        bad(GOOD, "", "META", 1, 1),
        bad(GOOD, "PK\u0003\u0004", "META", 1, 1),
        bad(GOOD, "<html>", "META", 1, 1));
  }

  private static Arguments bad(String good, String bad, String field, int line, int column) {
    return Arguments.of(GOOD.replace(good, bad), field, line, column);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void a_bad_file_is_refused_with_the_field_and_the_place(
      String text, String field, int line, int column) {
    assertThatThrownBy(() -> PabulibText.read(text))
        .asInstanceOf(InstanceOfAssertFactories.type(PabulibException.class))
        .satisfies(
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e.line()).as("line of %s", e.getMessage()).isEqualTo(line);
              assertThat(e.column()).as("column of %s", e.getMessage()).isEqualTo(column);
              assertThat(e.problem()).isNotBlank();
              assertThat(e.errors()).hasSize(1);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "budget",
        "vote_type",
        "rule",
        "max_length",
        "min_project_score_threshold",
        "insula_rule",
        "insula_utility",
        "insula_completion",
        "insula_comparison",
        "insula_floor_factor",
        "insula_misfit_percent",
        "insula_exclusive_groups",
        "insula_tie_order",
        "insula_lot"
      })
  void a_key_that_decides_the_outcome_has_one_value(String key) {
    var upper = key.toUpperCase(Locale.ROOT);

    refused(GOOD.replace("PROJECTS", key + ";1\n" + upper + ";2\nPROJECTS"), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2.5", "1000001", "x"})
  void a_wrong_maximum_length_is_refused_if_it_decides_the_points_of_ordinal_ballots(String most) {
    var ordinal = GOOD.replace("cumulative", "ordinal");

    refused(ordinal.replace("max_length;3", "max_length;" + most), "max_length");
    assertThat(PabulibText.read(GOOD.replace("max_length;3", "max_length;" + most)).ballots)
        .hasSize(3);
    assertThat(PabulibText.read(ordinal.replace("max_length;3", "max_length;3,0")).head.maxLength())
        .isEqualTo(3);
  }

  @Test
  void a_key_that_decides_the_outcome_can_be_repeated_with_the_same_value() {
    var twice = "insula_rule;greedy\nINSULA_RULE;greedy\nPROJECTS";

    assertThat(PabulibText.read(GOOD.replace("PROJECTS", twice)).ballots).hasSize(3);
  }

  @Test
  void the_good_file_is_read() {
    assertThat(PabulibText.read(GOOD).ballots).hasSize(3);
  }

  @Test
  void a_file_that_was_cut_off_anywhere_is_refused() {
    // Up to three characters at the end can be missing: the newline and the last cell.
    for (var length = 0; length < GOOD.length() - 3; length++) {
      var cut = GOOD.substring(0, length);
      assertThatThrownBy(() -> PabulibText.read(cut)).as(cut).isInstanceOf(PabulibException.class);
    }
  }

  @Test
  void the_error_of_a_missing_section_names_it() {
    refused(GOOD.substring(0, GOOD.indexOf("VOTES")), "VOTES");
    refused(GOOD.substring(0, GOOD.indexOf("PROJECTS")), "PROJECTS");
    refused(GOOD.substring(0, GOOD.indexOf("voter_id")), "VOTES");
  }

  @Test
  void a_ballot_that_names_a_project_twice_is_refused_unless_the_stated_votes_count_it_twice() {
    var file =
        GOOD.replace("cumulative", "approval")
            .replace("cost;name", "cost;votes;name")
            .replace("a;60;", "a;60;2;")
            .replace("b;50;", "b;50;2;")
            .replace("c;40;", "c;40;1;")
            .replace("v3;b, c;", "v3;b,b;");

    refused(file, "vote");
  }

  @Test
  void invalid_UTF_8_is_refused_with_its_place() {
    var latin = GOOD.replace("Second", "Zażółć é").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> PabulibText.read(latin, new RecordingSink()))
        .asInstanceOf(InstanceOfAssertFactories.type(PabulibException.class))
        .satisfies(
            e -> {
              assertThat(e.field()).isEqualTo("file");
              assertThat(e.line()).isEqualTo(11);
            });
    assertThatThrownBy(
            () -> PabulibText.read(GOOD.getBytes(StandardCharsets.UTF_16), new RecordingSink()))
        .isInstanceOf(PabulibException.class);
  }

  @Test
  void a_file_without_end_is_refused_at_64_megabytes() {
    // Long names keep the number of rows small, and so the time of the test short.
    refusedStream("w".repeat(60), ";a;1;\n", "larger");
  }

  @Test
  void a_line_without_end_is_refused() {
    refused(GOOD.replace("Second", "x".repeat(2 << 20)), "file");
    refused(GOOD.replace("Second", "\"" + "x\n".repeat(2 << 20)), "file");
  }

  @Test
  void too_many_projects_are_refused() {
    var text = new StringBuilder(GOOD.substring(0, GOOD.indexOf("a;60")));
    for (var i = 0; i <= PabulibReader.MAX_PROPOSALS; i++) {
      text.append(i).append(";1;\n");
    }
    refused(text.toString(), "PROJECTS");
  }

  private static void refused(String text, String field) {
    assertThatThrownBy(() -> PabulibText.read(text))
        .asInstanceOf(InstanceOfAssertFactories.type(PabulibException.class))
        .satisfies(e -> assertThat(e.field()).as(e.getMessage()).isEqualTo(field));
  }

  private static void refusedStream(String voter, String vote, String problem) {
    var endless =
        new InputStream() {
          private byte[] current =
              GOOD.replace("num_votes;3\n", "").getBytes(StandardCharsets.UTF_8);
          private int position;
          private long number;

          @Override
          public int read() {
            fill();
            return current[position++];
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            fill();
            var count = Math.min(length, current.length - position);
            System.arraycopy(current, position, bytes, offset, count);
            position += count;
            return count;
          }

          private void fill() {
            if (position == current.length) {
              current = (voter + number++ + vote).getBytes(StandardCharsets.UTF_8);
              position = 0;
            }
          }
        };
    assertThatThrownBy(() -> PabulibReader.read(endless, new Forgetting()))
        .isInstanceOf(PabulibException.class)
        .hasMessageContaining(problem);
  }

  /** A sink that ignores all ballots. */
  private static final class Forgetting extends RecordingSink {
    @Override
    public void ballot(PabulibBallot ballot) {}
  }

  @Test
  void a_read_error_is_not_reported_as_an_error_of_the_file() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection was lost");
          }
        };
    assertThatThrownBy(() -> PabulibReader.read(broken, new RecordingSink()))
        .isInstanceOf(IOException.class);
  }
}
