package io.insula.cycles.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MicronautTest(transactional = false)
class OpenVoteTest {
  private final Cycles cycles;
  private final CyclesOverHttp http;
  private final Jdbi jdbi;

  OpenVoteTest(Cycles cycles, CyclesOverHttp http, Jdbi jdbi) {
    this.cycles = cycles;
    this.http = http;
    this.jdbi = jdbi;
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANNING", "REFINEMENT", "VOTING"})
  void before_the_end_of_a_vote_only_the_turnout_is_shown(CyclePhase phase) {
    var parts = snapshot(cycleIn(phase));

    assertThat(parts).hasSize(5);
    assertThat((SnapshotHead) parts.getFirst())
        .satisfies(head -> assertThat(head.cycle().phase()).isEqualTo(phase))
        .satisfies(head -> assertThat(head.cycle().ballots()).isEqualTo(5))
        .satisfies(head -> assertThat(head.outcome()).isNull())
        .satisfies(head -> assertThat(head.statistics()).isNull());
    assertThat(parts.subList(1, 5))
        .allSatisfy(each -> assertThat(((SnapshotProposal) each).count()).isNull());
  }

  @Test
  void a_vote_that_is_over_shows_its_counts_before_the_cycle_is_closed() {
    var parts = snapshot(cycleIn(CyclePhase.IMPLEMENTATION));

    assertThat(((SnapshotHead) parts.getFirst()).outcome()).isNotNull();
    assertThat(((SnapshotProposal) parts.get(1)).count()).isNotNull();
  }

  @Test
  void a_discarded_count_is_not_shown() {
    var id = cycleIn(CyclePhase.IMPLEMENTATION);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET discarded_at = counted_at WHERE cycle_id = ?", id));

    assertThat(((SnapshotHead) snapshot(id).getFirst()).outcome()).isNull();
  }

  @Test
  void a_cycle_that_is_not_closed_is_active() {
    var id = cycleIn(CyclePhase.VOTING);

    assertThat(cycles.list(CycleFilter.ACTIVE, new PageRequest(1, null)).items())
        .extracting(Cycle::id)
        .containsExactly(id);
    assertThat(cycles.get(id).isActive()).isTrue();
    assertThat(cycles.get(id).closedAt()).isNull();
  }

  private List<SnapshotPart> snapshot(long cycleId) {
    try (var parts = cycles.snapshot(cycleId)) {
      return parts.toList();
    }
  }

  private long cycleIn(CyclePhase phase) {
    var path = CyclesOverHttp.imported(http.people().admin(), CyclesOverHttp.ELECTION);
    var id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.cycle SET phase = ? WHERE id = ?",
                phase.name().toLowerCase(Locale.ROOT),
                id));
    return id;
  }
}
