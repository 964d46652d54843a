package io.insula.kernel.web.address;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How alike two words are spelled. */
final class Spelling {
  /** Nobody means a known word by a longer one; to compare them would take long. */
  private static final int MAX_LENGTH = 100;

  private Spelling() {}

  /** The word that is most like another one; the first of equals by the alphabet. */
  static Optional<String> nearest(String word, Collection<String> words) {
    var start = word.substring(0, Math.min(word.length(), MAX_LENGTH));
    return words.stream()
        .min(
            Comparator.comparingInt((String other) -> distance(start, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** How many characters are to be added, removed or replaced (Levenshtein 1965). */
  static int distance(String from, String to) {
    var costs = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[to.length()];
  }
}
