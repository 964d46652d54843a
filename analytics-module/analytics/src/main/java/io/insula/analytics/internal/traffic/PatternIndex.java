package io.insula.analytics.internal.traffic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Regular expressions by the texts that they require. One pass over a text finds the few that can
 * match, so that thousands cost little.
 */
final class PatternIndex {
  /** The number of characters by which expressions are found. */
  private static final int BEGINNING = 3;

  /** An expression and the text that it requires. */
  private record Entry(String required, Pattern pattern) {}

  private final Map<Integer, List<Entry>> entries = new HashMap<>();
  private final BitSet beginnings = new BitSet();
  private final List<Entry> others = new ArrayList<>();

  /**
   * Adds the alternatives of an expression.
   *
   * @param flags those of {@link Pattern}
   */
  void add(String regex, int flags) {
    for (var alternative : RegexText.alternatives(regex)) {
      var required = RegexText.required(alternative);
      var entry = new Entry(required, Pattern.compile(alternative, flags));
      if (required.length() < BEGINNING) {
        others.add(entry);
      } else {
        var beginning = beginning(required, 0);
        beginnings.set(beginning);
        entries.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** Whether any expression matches a part of a text. */
  boolean matches(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (int at = 0; at + BEGINNING <= lower.length(); at++) {
      var beginning = beginning(lower, at);
      if (beginnings.get(beginning) && matchesAt(at, beginning, lower, text)) {
        return true;
      }
    }
    return others.stream()
        .anyMatch(
            entry -> lower.contains(entry.required()) && entry.pattern().matcher(text).find());
  }

  private boolean matchesAt(int at, int beginning, String lower, String text) {
    for (var entry : entries.getOrDefault(beginning, List.of())) {
      if (lower.startsWith(entry.required(), at) && entry.pattern().matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  /** Returns a number that differs for different beginnings, except for rare characters. */
  private static int beginning(String text, int at) {
    return (text.charAt(at) & 0x7F) << 14
        | (text.charAt(at + 1) & 0x7F) << 7
        | (text.charAt(at + 2) & 0x7F);
  }
}
