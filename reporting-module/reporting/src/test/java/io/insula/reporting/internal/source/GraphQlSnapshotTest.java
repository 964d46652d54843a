package io.insula.reporting.internal.source;

import static io.insula.reporting.internal.source.SnapshotAnswers.closed;
import static io.insula.reporting.internal.source.SnapshotAnswers.more;
import static io.insula.reporting.internal.source.SnapshotAnswers.moreResults;
import static io.insula.reporting.internal.source.SnapshotAnswers.open;
import static io.insula.reporting.internal.source.SnapshotAnswers.page;
import static io.insula.reporting.internal.source.SnapshotAnswers.proposal;
import static io.insula.reporting.internal.source.SnapshotAnswers.revision;
import static io.insula.reporting.internal.source.SnapshotAnswers.step;
import static io.insula.reporting.internal.source.SnapshotAnswers.tie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.UnavailableException;
import io.insula.cycles.CountedProposal;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphQlSnapshotTest extends GraphQlSourceTestBase {
  @Test
  void an_open_cycle_of_few_proposals_needs_one_query_and_shows_its_turnout() {
    backend.then(small());

    assertThat(snapshot())
        .containsExactly(
            new SnapshotHead(
                SnapshotAnswers.cycle(CyclePhase.VOTING, "1-1"),
                SnapshotAnswers.NOW,
                new CycleTurnout(40L, 12),
                null,
                null),
            plain(1));
    assertThat(backend.tokens()).containsExactly("Bearer " + TOKEN);
    assertThat(backend.queries().getFirst().at("/variables/id").textValue()).isEqualTo("7");
  }

  @Test
  void a_snapshot_of_a_counted_cycle_has_all_its_data() {
    backend.then(
        closed(
            "9", page("", SnapshotAnswers.wholeProposal()), page("", tie(2)), page("", step(1))));

    assertThat(snapshot())
        .containsExactly(
            SnapshotAnswers.closedHead("9"),
            new SnapshotProposal(
                1,
                11L,
                "x",
                "=A1",
                new BigDecimal("12.50"),
                List.of("green"),
                List.of("children"),
                "Lake",
                new BigDecimal("47.37"),
                new BigDecimal("-8.5"),
                new ProposalWithdrawal(Instant.parse("2026-04-03T00:00:00Z"), "Twice", 2L),
                new ProposalImplementation("done", null, Instant.parse("2026-04-29T00:00:00Z")),
                3,
                new CountedProposal(9, new BigDecimal("9.0"), 1, true)),
            new SnapshotTie(2, List.of(2L, 1L), "lot"),
            new SnapshotStep(
                1,
                1,
                true,
                "It fits.",
                null,
                new BigDecimal("1.5"),
                new BigDecimal("2.5"),
                null,
                new BigDecimal("100"),
                new BigDecimal("87.50"),
                0,
                new BigDecimal("33.3")));
  }

  @Test
  void pages_follow_each_other_and_the_parts_keep_their_order() {
    backend.then(
        closed("9", page("p1", proposal(1)), page("t1", tie(1)), page("s1", step(1))),
        more("9", "proposals", page("p2", proposal(2))),
        more("9", "proposals", page("", proposal(3))),
        moreResults("9", "ties", page("", tie(2))),
        moreResults("9", "trace", page("", step(2))),
        revision("9"));

    var parts = snapshot();

    assertThat(parts.stream().map(GraphQlSnapshotTest::place))
        .containsExactly("head", "p1", "p2", "p3", "t1", "t2", "s1", "s2");
    assertThat(backend.queries().stream().map(each -> each.at("/variables/after").asText()))
        .containsExactly("", "p1", "p2", "t1", "s1", "");
  }

  private static String place(SnapshotPart part) {
    return switch (part) {
      case SnapshotHead _ -> "head";
      case SnapshotProposal proposal -> "p" + proposal.id();
      case SnapshotTie tie -> "t" + tie.step();
      case SnapshotStep step -> "s" + step.step();
    };
  }

  @Test
  void a_cycle_that_changes_between_two_pages_is_read_anew() {
    backend.then(
        open("1", page("p1", proposal(1))),
        more("2", "proposals", page("", proposal(2))),
        open("2", page("p1", proposal(3))),
        more("2", "proposals", page("", proposal(4))),
        revision("2"));

    assertThat(snapshot().stream().map(GraphQlSnapshotTest::place))
        .containsExactly("head", "p3", "p4");
  }

  @Test
  void a_cycle_that_changed_while_its_last_page_was_read_is_read_anew() {
    backend.then(
        open("1", page("p1", proposal(1))),
        more("1", "proposals", page("", proposal(2))),
        revision("2"),
        open("2", page("", proposal(3))));

    assertThat(snapshot().stream().map(GraphQlSnapshotTest::place)).containsExactly("head", "p3");
  }

  @Test
  void a_counted_cycle_that_changed_while_its_only_response_was_made_is_read_anew() {
    backend.then(
        closed("1", page("", proposal(1)), page("", tie(1)), page("", step(1))),
        revision("2"),
        closed("2", page("", proposal(3)), page("", tie(1)), page("", step(1))),
        revision("2"));

    assertThat(snapshot().stream().map(GraphQlSnapshotTest::place))
        .containsExactly("head", "p3", "t1", "s1");
  }

  @Test
  void a_count_that_is_discarded_meanwhile_is_a_change() {
    backend.then(
        closed("1", page("", proposal(1)), page("", tie(1)), page("s1", step(1))),
        more("1", "results", "null"),
        open("2", page("", proposal(1))));

    assertThat(snapshot().stream().map(GraphQlSnapshotTest::place)).containsExactly("head", "p1");
  }

  @Test
  void a_cycle_that_changes_during_each_reading_is_unavailable() {
    for (var i = 0; i < 20; i++) {
      backend.then(
          open("1", page("p1", proposal(1))), more("2", "proposals", page("", proposal(2))));
    }

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(this::snapshot)
        .withMessageContaining("Cycle 7 changed during each of 5 attempts");
    assertThat(backend.queries()).hasSize(10);
  }

  @Test
  void pages_without_an_end_are_refused() {
    backend.then(
        open("1", page("p1", proposal(1))), more("1", "proposals", page("p1", proposal(2))));

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(this::snapshot)
        .withMessageContaining("without an end");
  }

  @Test
  void the_file_with_the_pages_is_deleted() throws Exception {
    var before = spools();
    backend.then(
        open("1", page("p1", proposal(1))),
        more("1", "proposals", page("", proposal(2))),
        revision("1"));

    try (var parts = source.snapshot(7)) {
      assertThat(spools()).as("A process that is killed leaves nothing").isEqualTo(before);
      assertThat(parts.limit(1)).hasSize(1);
    }

    assertThat(spools()).isEqualTo(before);
  }

  private static List<String> spools() throws Exception {
    var folder = java.nio.file.Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = java.nio.file.Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("insula-snapshot-"))
          .toList();
    }
  }

  private static SnapshotProposal plain(long id) {
    return new SnapshotProposal(
        id,
        null,
        null,
        "Proposal " + id,
        new BigDecimal("12.50"),
        List.of("green"),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
