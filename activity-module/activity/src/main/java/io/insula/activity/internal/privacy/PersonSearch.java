package io.insula.activity.internal.privacy;

import io.insula.api.privacy.NameKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An SQL search for JSON texts that may contain a person's name as a value. Ignores case, and finds
 * Unicode escapes. The search also finds some texts without the name.
 *
 * @param parts for each name, the longest part that has only one form in JSON. Parts are in lower
 *     case, with quotation marks: {@code "ada"} for {@code Ada}, {@code "zo} for {@code Zoë}
 * @param escapes a regular expression for the Unicode escapes of the characters of {@code parts},
 *     in lower case
 */
record PersonSearch(List<String> parts, String escapes) {
  /** The beginning of each escape that {@link #escapes} matches. */
  static final String ESCAPE = "\\u";

  private static final char QUOTE = '"';

  /**
   * Matches the characters of a key that can have another form in JSON:
   *
   * <ul>
   *   <li>characters with a short escape, such as {@code \"}
   *   <li>characters outside of ASCII
   *   <li>a letter before such a character, because {@code ë} can be two characters
   * </ul>
   */
  private static final String VARIABLE = "[\"\\\\/]|[\\x00-\\x7f]?[^\\x00-\\x7f]+";

  PersonSearch {
    parts = List.copyOf(parts);
  }

  /**
   * @param keys the keys of the names, see {@link NameKey}
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
