package io.insula.analytics.internal.folding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the changes of sums, by {@link SumKey}. The change for a removed page view or touch is
 * negative.
 */
final class SumChanges {
  private final Map<SumKey, Long> sums = new HashMap<>();

  /**
   * Adds or removes a page view.
   *
   * @param sign 1 to add, -1 to remove
   * @param slot the quarter of an hour, see {@link QuarterHours}
   * @param last the quarter of the fingerprint's previous page view; null without a previous page
   *     view
   */
  void addPageview(int sign, int slot, @Nullable Integer last) {
    add(new SumKey.Slot(slot), sign);
    if (last == null || last != slot) {
      var gap = last == null ? QuarterHours.MAX_GAP : Math.min(slot - last, QuarterHours.MAX_GAP);
      add(new SumKey.VisitorSlot(slot, gap), sign);
    }
  }

  /**
   * Adds a touch.
   *
   * @param sign 1 or -1
   */
  void addTouch(int sign, TouchRow touch) {
    var day = day(touch.place().at());
    touch
        .labels()
        .forEach(
            (kind, label) -> {
              add(new SumKey.Day(kind, day, label), (long) sign * touch.pageviews());
              var before = dayOrNull(touch.before().get(kind));
              if (!day.equals(before)) {
                add(new SumKey.Visitors(kind, day, label, before), sign);
              }
            });
  }

  private static @Nullable LocalDate dayOrNull(@Nullable Instant at) {
    return at == null ? null : day(at);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private void add(SumKey cell, long amount) {
    sums.merge(cell, amount, SumChanges::sumOrNull);
  }

  /**
   * Returns the sum; null if it is 0. Null removes the key from the map, so an unchanged sum takes
   * no memory.
   */
  private static @Nullable Long sumOrNull(Long one, Long other) {
    var sum = one + other;
    return sum == 0 ? null : Long.valueOf(sum);
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  void clear() {
    sums.clear();
  }

  /** Returns the changes of one type that are not 0. */
  <C extends SumKey> Map<C, Long> of(Class<C> type) {
    return sums.entrySet().stream()
        .filter(sum -> type.isInstance(sum.getKey()) && sum.getValue() != 0)
        .collect(Collectors.toMap(sum -> type.cast(sum.getKey()), Map.Entry::getValue));
  }
}
