package io.insula.cycles.internal.exchange;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of ballots in a new random order for each export. So a file does not reveal who cast
 * which ballot. Each ballot takes four bytes.
 */
final class ShuffledOrder {
  private static final int BATCH_BALLOTS = 5_000;

  private final int[] numbers;
  private int next;

  /**
   * @param count how many ballots there are, numbered from 1
   */
  ShuffledOrder(int count) {
    numbers = IntStream.rangeClosed(1, count).toArray();
    var random = new SecureRandom();
    for (var last = count - 1; last > 0; last--) {
      var other = random.nextInt(last + 1);
      var number = numbers[last];
      numbers[last] = numbers[other];
      numbers[other] = number;
    }
  }

  /** Returns the next numbers; an empty list after the last one. */
  List<Long> next() {
    var from = next;
    next = Math.min(numbers.length, from + BATCH_BALLOTS);
    return IntStream.range(from, next).mapToObj(i -> (long) numbers[i]).toList();
  }
}
