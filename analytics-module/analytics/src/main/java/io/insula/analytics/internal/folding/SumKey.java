package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The key of a sum in the folded tables. The sum is a number of page views or of visitors. */
sealed interface SumKey {
  /**
   * The page views of the touches with a label on a day. The page views of a touch are counted up
   * to the next touch.
   */
  record Day(Label.Kind kind, LocalDate day, int label) implements SumKey {}

  /**
   * The visitors with a touch of a label on a day, by the day of the previous touch. A report
   * counts only visitors whose previous touch was before the period, so that each visitor counts
   * once.
   *
   * @param before the day of the previous touch; null if there was none
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements SumKey {}

  /** The page views of a quarter of an hour. */
  record Slot(int slot) implements SumKey {}

  /**
   * The visitors of a quarter of an hour, by the number of quarters since the previous page view. A
   * day counts only visitors whose previous page view was before the day.
   */
  record VisitorSlot(int slot, int gap) implements SumKey {}
}
