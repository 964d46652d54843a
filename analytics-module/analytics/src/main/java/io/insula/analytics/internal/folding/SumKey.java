package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The key of a sum in the folded tables; its value is a number of page views or visitors. */
sealed interface SumKey {
  /**
   * The page views that belong to the touches with a label on a day: each touch and the page views
   * that follow it, up to the next touch.
   */
  record Day(Label.Kind kind, LocalDate day, int label) implements SumKey {}

  /**
   * The visitors who had a touch with a label on a day, by the day of their previous touch.
   *
   * @param before the day of their previous touch with the label; null if there was none. A report
   *     counts those whose previous touch was before its period, so that it counts each visitor
   *     once.
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements SumKey {}

  /** The page views of a quarter of an hour. */
  record Slot(int slot) implements SumKey {}

  /**
   * The visitors of a quarter of an hour, by the number of quarters since their previous page view.
   * A report counts those whose previous page view was before its day, so that it counts each
   * visitor once.
   */
  record VisitorSlot(int slot, int gap) implements SumKey {}
}
