package io.insula.reporting.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.FakeCycles;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LocalCycleSourceTest {
  private final FakeCycles cycles = new FakeCycles();
  private final CycleSource source = new LocalCycleSource(cycles);

  private void add(long id, CyclePhase phase, String admin) {
    var cycle =
        new Cycle(
            id,
            "Cycle " + id,
            null,
            null,
            null,
            BigDecimal.TEN,
            "approval",
            phase,
            true,
            SnapshotAnswers.NOW,
            null,
            0,
            "1",
            List.of(admin));
    cycles.put(List.of(new SnapshotHead(cycle, SnapshotAnswers.NOW, null, null, null)));
  }

  @Test
  void the_active_cycles_are_those_of_all_pages_in_the_order_of_their_ids() {
    LongStream.rangeClosed(1, 450).forEach(id -> add(id, CyclePhase.VOTING, "tess"));
    add(451, CyclePhase.CLOSED, "tess");
    add(452, CyclePhase.PLANNING, "uma");

    assertThat(source.active(null)).hasSize(451).extracting(Cycle::id).isSorted();
    assertThat(source.active("uma")).extracting(Cycle::id).containsExactly(452L);
    assertThat(source.all()).hasSize(452).extracting(Cycle::id).isSorted();
  }

  @Test
  void somebody_runs_closed_cycles_too() {
    LongStream.rangeClosed(1, 450).forEach(id -> add(id, CyclePhase.CLOSED, "tess"));
    add(451, CyclePhase.VOTING, "tess");
    add(452, CyclePhase.VOTING, "uma");

    assertThat(source.managedBy("tess")).hasSize(451).doesNotContain(452L);
    assertThat(source.managedBy("nobody")).isEmpty();
  }

  @Test
  void a_cycle_and_its_snapshot_are_those_of_the_app() {
    add(1, CyclePhase.VOTING, "tess");

    assertThat(source.get(1).name()).isEqualTo("Cycle 1");
    assertThat(source.snapshot(1, () -> {})).hasSize(1);
    assertThatExceptionOfType(CycleNotFoundException.class).isThrownBy(() -> source.get(2));
    assertThatExceptionOfType(CycleNotFoundException.class).isThrownBy(() -> source.snapshot(2));
  }
}
