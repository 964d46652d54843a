package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The key of a sum in the folded tables. The sum is a number of page views or of visitors. */
sealed interface SumKey {
  /** The number of page views in the touches with a label on a day. */
  record Day(Label.Kind kind, LocalDate day, int label) implements SumKey {}

  /**
   * The number of visitors with a touch of a label on a day.
   *
   * @param before the day of the previous touch of the label; null if there was none. A report
   *     counts only visitors whose previous touch was before the period
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements SumKey {}

  /** The page views of a quarter of an hour. */
  record Slot(int slot) implements SumKey {}

  /**
   * The visitors of a quarter of an hour.
   *
   * @param gap the quarters since the visitor's previous page view. With the gap, a report counts a
   *     visitor once a day
   */
  record VisitorSlot(int slot, int gap) implements SumKey {}
}
