package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A sum in the folded tables. */
sealed interface Cell {
  /** The page views after the touches of a day with a label. */
  record Day(Label.Kind kind, LocalDate day, int label) implements Cell {}

  /**
   * The visitors of a day with a label.
   *
   * @param before the day of their previous touch with the label; null without one
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements Cell {}

  /** The page views of a quarter of an hour. */
  record Slot(int slot) implements Cell {}

  /**
   * The visitors of a quarter of an hour, by the number of quarters since their previous page view.
   */
  record VisitorSlot(int slot, int gap) implements Cell {}
}
