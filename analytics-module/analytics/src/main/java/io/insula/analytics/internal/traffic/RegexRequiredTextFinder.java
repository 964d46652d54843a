package io.insula.analytics.internal.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds a text that each match of a regular expression contains, for {@link PatternIndex}. */
final class RegexRequiredTextFinder {
  /** The minimum number of characters of a text that can be the name of a bot. */
  private static final int MIN_NAME_LENGTH = 4;

  private RegexRequiredTextFinder() {}

  /**
   * Returns the alternatives of an expression: {@code a} and {@code (b|c)d} for {@code a|(b|c)d}. A
   * bar inside a group or a character class separates no alternatives.
   */
  static List<String> alternatives(String regex) {
    var found = new ArrayList<String>();
    int start = 0;
    for (int at = 0; at < regex.length(); at = next(regex, at)) {
      if (regex.charAt(at) == '|') {
        found.add(regex.substring(start, at));
        start = at + 1;
      }
    }
    found.add(regex.substring(start));
    return found;
  }

  /**
   * Returns the longest text that every match contains, in lower case; empty if there is none.
   * Ignores groups. Of equally long names, the last name is returned, because the first is often a
   * common word.
   */
  static String required(String alternative) {
    var longest = "";
    var run = new StringBuilder();
    for (int at = 0; at < alternative.length(); at = next(alternative, at)) {
      if (isLiteral(alternative, at)) {
        run.append(alternative.charAt(next(alternative, at) - 1));
        continue;
      }
      if ("?*{".indexOf(alternative.charAt(at)) >= 0 && !run.isEmpty()) {
        run.setLength(run.length() - 1);
      }
      longest = longer(longest, run);
      run.setLength(0);
    }
    return longer(longest, run).toLowerCase(Locale.ROOT);
  }

  private static String longer(String one, CharSequence other) {
    boolean isLonger =
        other.length() > one.length()
            || (other.length() == one.length() && other.length() >= MIN_NAME_LENGTH);
    return isLonger ? other.toString() : one;
  }

  private static boolean isLiteral(String regex, int at) {
    return regex.charAt(at) == '\\'
        ? !Character.isLetterOrDigit(regex.charAt(at + 1))
        : "[(.^$?*+{|".indexOf(regex.charAt(at)) < 0;
  }

  /**
   * Returns the position after the element at {@code at}: an escape, a character class, a group, a
   * quantifier in braces or a single character.
   */
  private static int next(String regex, int at) {
    return switch (regex.charAt(at)) {
      case '\\' -> at + 2;
      case '[' -> endOfClass(regex, at + 1);
      case '(' -> endOfGroup(regex, at + 1);
      case '{' -> regex.indexOf('}', at) + 1;
      default -> at + 1;
    };
  }

  private static int endOfClass(String regex, int start) {
    int at = start;
    while (regex.charAt(at) != ']') {
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int endOfGroup(String regex, int start) {
    int at = start;
    while (regex.charAt(at) != ')') {
      at = next(regex, at);
    }
    return at + 1;
  }
}
