package io.insula.activity.internal.privacy;

import io.insula.api.privacy.NameKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A search in SQL for JSON texts that may contain one of several names as a value. It finds each
 * spelling of the names, whichever characters are escaped, and only few other texts.
 *
 * @param parts for each name, the longest part that all its spellings have in common, if they are
 *     in lower case and no character is escaped. The quotes around a value belong to the name. The
 *     part is the whole name if the name is in ASCII and has no character with a short escape
 * @param escapes a regular expression for the Unicode escapes of the characters of these parts, in
 *     lower case
 */
record PersonSearch(List<String> parts, String escapes) {
  /** The beginning of each escape that {@link #escapes} matches. */
  static final String ESCAPE = "\\u";

  private static final char QUOTE = '"';

  /**
   * Matches the characters of a key that a JSON text may contain in another form: characters with a
   * short escape, such as {@code \"}; characters outside of ASCII; and an ASCII character before
   * one outside of ASCII. A letter and its accent are two characters in the key, but may be a
   * single character in the JSON text.
   */
  private static final String VARIABLE = "[\"\\\\/]|[\\x00-\\x7f]?[^\\x00-\\x7f]+";

  PersonSearch {
    parts = List.copyOf(parts);
  }

  /**
   * @param keys the keys of the names, by {@link NameKey}
   */
  static PersonSearch of(Collection<String> keys) {
    var parts = keys.stream().map(PersonSearch::longestPart).toList();
    return new PersonSearch(parts, escapesOf(String.join("", parts)));
  }

  private static String longestPart(String key) {
    var parts = (QUOTE + key.replaceAll(VARIABLE, "\n") + QUOTE).split("\n");
    return Arrays.stream(parts).max(Comparator.comparingInt(String::length)).orElseThrow();
  }

  private static String escapesOf(String characters) {
    return characters
        .chars()
        .distinct()
        .filter(character -> character != QUOTE)
        .mapToObj(character -> NameKey.spellingsOf((char) character))
        .flatMapToInt(String::chars)
        .mapToObj("%04x"::formatted)
        .collect(Collectors.joining("|", "\\\\u(", ")"));
  }
}
