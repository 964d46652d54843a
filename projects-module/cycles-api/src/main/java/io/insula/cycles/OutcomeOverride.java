package io.insula.cycles;

import java.time.Instant;
import java.util.List;

/**
 * The selection of the admins of a cycle, which replaces that of the count. The count itself stays
 * unchanged.
 *
 * @param selected the ids of the proposals that the admins selected
 * @param reason why they did so
 */
public record OutcomeOverride(List<Long> selected, String reason, Instant overriddenAt) {
  public OutcomeOverride {
    selected = List.copyOf(selected);
  }
}
