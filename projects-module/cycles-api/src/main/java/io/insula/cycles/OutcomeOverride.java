package io.insula.cycles;

import java.time.Instant;
import java.util.List;

/**
 * What the admins of a cycle decided beside the count, which stays as it is.
 *
 * @param selected the ids of the proposals that they selected
 * @param reason why
 */
public record OutcomeOverride(List<Long> selected, String reason, Instant overriddenAt) {
  public OutcomeOverride {
    selected = List.copyOf(selected);
  }
}
