package io.insula.kernel.web.address;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Measures how similar the spellings of two words are. */
final class Spelling {
  /**
   * How many characters of an unknown word are compared. The rest of a longer word is ignored,
   * because its comparison would be slow.
   */
  private static final int MAX_LENGTH = 100;

  private Spelling() {}

  /**
   * Returns the word with the most similar spelling, even if the spelling is very different. Of
   * several equally similar words, returns the first in alphabetical order.
   *
   * @return empty only if there are no words
   */
  static Optional<String> nearest(String word, Collection<String> words) {
    var start = word.substring(0, Math.min(word.length(), MAX_LENGTH));
    return words.stream()
        .min(
            Comparator.comparingInt((String other) -> distance(start, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Returns how many characters must be added, removed or replaced to change one word into the
   * other (Levenshtein 1965).
   */
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
