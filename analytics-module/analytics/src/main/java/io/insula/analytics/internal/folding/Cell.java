package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One sum of the folded tables. */
sealed interface Cell {
  /** Page views of the touches of a day with a label. */
  record Day(Label.Kind kind, LocalDate day, int label) implements Cell {}

  /**
   * Visitors of a day with a label.
   *
   * @param before the day of their previous touch with it; null where there was none
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements Cell {}

  /** Page views of a quarter of an hour. */
  record Slot(int slot) implements Cell {}

  /** Visitors of a quarter of an hour, by how many of them lie since they were seen last. */
  record VisitorSlot(int slot, int gap) implements Cell {}
}
