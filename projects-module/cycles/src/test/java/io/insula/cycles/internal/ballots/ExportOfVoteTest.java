package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@MicronautTest(transactional = false)
class ExportOfVoteTest {
  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoterFactory codes;

  ExportOfVoteTest(CyclesOverHttp http, Jdbi jdbi, CodeVoterFactory codes) {
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
  }

  @Test
  void an_export_has_the_result_of_each_proposal_and_imports_to_the_same_result() {
    var cycle = counted();

    var file = export(cycle);

    assertThat(file)
        .contains(row(cycle, 0, "700;2;2", "1"))
        .contains(row(cycle, 1, "400;1;1", "0"))
        .contains(row(cycle, 2, "300;1;1", "1"));
    var again = CyclesOverHttp.imported(cycle.admin(), file);
    var imported = cycle.admin().get(again + "/results").expect(200).json();
    var results = cycle.admin().get(cycle.path() + "/results").expect(200).json();
    assertThat(lines(imported)).isEqualTo(lines(results)).hasSize(3);
    assertThat(imported.required("spent")).isEqualTo(results.required("spent"));
    assertThat(imported.required("warnings")).isEqualTo(results.required("warnings"));
  }

  @Test
  void an_export_has_the_selection_of_the_admins() {
    var cycle = counted();
    var other = Map.of("selected", List.of(cycle.proposals().get(1)), "reason", "The site is wet");
    cycle.admin().put(cycle.path() + "/override", other).expect(200);

    assertThat(export(cycle))
        .contains(row(cycle, 0, "700;2;2", "0"))
        .contains(row(cycle, 1, "400;1;1", "1"))
        .contains(row(cycle, 2, "300;1;1", "0"));
  }

  @Test
  @Timeout(180)
  void an_export_breaks_off_when_its_vote_is_opened_and_counted_again() throws IOException {
    var cycle = counted();
    addBallots(cycle);
    try (var file = cycle.admin().open(cycle.path() + "/export")) {
      assertThat(file.readNBytes(4)).asString().isEqualTo("META");
      cycle.moveBack("voting");
      cycle.move("implementation");

      assertThatThrownBy(file::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(export(cycle)).contains(row(cycle, 0, "700;2;2", "1"));
  }

  /**
   * Adds more ballots than the buffers between server and client can hold, so that the export is
   * still running when the vote is opened again.
   */
  private void addBallots(VotingCycle cycle) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              INSERT INTO cycles.ballot (cycle_id, number, external_id, proposals, attributes)
              SELECT ?, number, number, array_fill(0, ARRAY[200]), '{internet}'
              FROM generate_series(10, 60000) AS number
              """,
              cycle.id());
          handle.execute("UPDATE cycles.cycle SET ballots = 60000 WHERE id = ?", cycle.id());
        });
  }

  @Test
  void a_ballot_with_the_most_and_the_fewest_points_exports_and_imports() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("ballot", Map.of("type", "scoring")), 7, 8);
    var voter = codes.voters(cycle, 1).getFirst();
    voter.put(cycle.path() + "/ballot", giving(cycle, "1000000", "1")).expect(400);
    voter.put(cycle.path() + "/ballot", giving(cycle, "999999.999999", "0.000001")).expect(200);
    cycle.move("implementation");

    var again = CyclesOverHttp.imported(cycle.admin(), export(cycle));

    var imported = cycle.admin().get(again + "/results").expect(200).json();
    var results = cycle.admin().get(cycle.path() + "/results").expect(200).json();
    assertThat(lines(imported)).isEqualTo(lines(results)).hasSize(2);
  }

  private static Map<String, Object> giving(VotingCycle cycle, String first, String second) {
    var votes =
        List.of(
            Map.of("proposal_id", cycle.proposals().get(0), "points", new BigDecimal(first)),
            Map.of("proposal_id", cycle.proposals().get(1), "points", new BigDecimal(second)));
    return Map.of("votes", votes);
  }

  private VotingCycle counted() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 700, 400, 300);
    var voters = codes.voters(cycle, 3);
    cycle.cast(voters.get(0), 0, 1).expect(200);
    cycle.cast(voters.get(1), 0).expect(200);
    cycle.cast(voters.get(2), 2).expect(200);
    cycle.move("implementation");
    return cycle;
  }

  private static String export(VotingCycle cycle) {
    return cycle.admin().get(cycle.path() + "/export").expect(200).body();
  }

  private static String row(VotingCycle cycle, int position, String numbers, String selected) {
    return cycle.proposals().get(position)
        + ";"
        + numbers
        + ";Proposal "
        + position
        + ";;;"
        + selected
        + "\n";
  }

  private static List<String> lines(JsonNode results) {
    return StreamSupport.stream(results.required("proposals").spliterator(), false)
        .map(
            each ->
                each.required("name")
                    + " "
                    + each.required("votes")
                    + " "
                    + each.required("score")
                    + " "
                    + each.required("rank")
                    + " "
                    + each.required("selected"))
        .toList();
  }
}
