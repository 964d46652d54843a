package io.insula.cycles.internal.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerCycleRunnerTest {
  private final Map<Long, String> faults = new HashMap<>();
  private final List<Long> done = new ArrayList<>();
  private final PerCycleRunner work = new PerCycleRunner("cannot move", this::work);

  private void work(long cycleId) {
    if (faults.containsKey(cycleId)) {
      throw new IllegalArgumentException(faults.get(cycleId));
    }
    done.add(cycleId);
  }

  @Test
  void a_failing_cycle_does_not_stop_the_others() {
    faults.putAll(Map.of(1L, "no lot", 3L, "no key"));

    assertThatThrownBy(this::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cycle 1 cannot move")
        .hasRootCauseMessage("no lot")
        .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessage("Cycle 3 cannot move"));
    assertThat(done).containsExactly(2L, 4L);
  }

  @Test
  void the_job_fails_once_for_each_reason() {
    faults.put(1L, "no lot");
    assertThatThrownBy(this::run).hasMessage("Cycle 1 cannot move");
    assertThatCode(this::run).doesNotThrowAnyException();

    faults.put(3L, "no lot");
    assertThatThrownBy(this::run).hasMessage("Cycle 3 cannot move").hasNoSuppressedExceptions();
    faults.put(1L, "no key");
    assertThatThrownBy(this::run).hasMessage("Cycle 1 cannot move").hasNoSuppressedExceptions();

    faults.clear();
    assertThatCode(this::run).doesNotThrowAnyException();
    faults.put(1L, "no key");
    assertThatThrownBy(this::run)
        .as("the work succeeded in between")
        .hasMessage("Cycle 1 cannot move");
  }

  private void run() {
    work.run(List.of(1L, 2L, 3L, 4L));
  }
}
