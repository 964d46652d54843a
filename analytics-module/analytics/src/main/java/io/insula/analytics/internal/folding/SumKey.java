package io.insula.analytics.internal.folding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The key of a sum in the folded tables. The sum is a number of page views or of visitors. */
sealed interface SumKey {
  /**
   * The page views that belong to the touches with a label on a day: each touch and the page views
   * that follow it, up to the next touch.
   */
  record Day(Label.Kind kind, LocalDate day, int label) implements SumKey {}

  /**
   * The visitors who had a touch with a label on a day, by the day of their previous touch with the
   * label.
   *
   * @param before the day of the previous touch; null if there was none. A report counts only the
   *     visitors whose previous touch was before the period of the report, so that each visitor
   *     counts once.
   */
  record Visitors(Label.Kind kind, LocalDate day, int label, @Nullable LocalDate before)
      implements SumKey {}

  /** The page views of a quarter of an hour. */
  record Slot(int slot) implements SumKey {}

  /**
   * The visitors of a quarter of an hour, by the gap, that is, by the number of quarters since
   * their previous page view. The report on a day counts only the visitors whose previous page view
   * was before this day, so that each visitor counts once.
   */
  record VisitorSlot(int slot, int gap) implements SumKey {}
}
