package io.insula.cycles;

import java.time.Instant;
import java.util.List;

/**
 * The selection with which the admins of a cycle replace the winners of the count. The count itself
 * stays unchanged.
 *
 * @param selected the ids of the selected proposals
 */
public record OutcomeOverride(List<Long> selected, String reason, Instant overriddenAt) {
  public OutcomeOverride {
    selected = List.copyOf(selected);
  }
}
