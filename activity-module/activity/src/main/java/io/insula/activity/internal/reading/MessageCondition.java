package io.insula.activity.internal.reading;

import io.insula.api.SearchText;
import io.insula.api.UnicodeNormalizer;
import io.insula.kernel.database.SqlLiteral;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL conditions for messages that contain a text. The search ignores case, the kind and number
 * of spaces, the form of accents, and characters without a width. The conditions are regular
 * expressions, because ILIKE depends on the locale.
 *
 * @param inMessage searches the message itself, with the trigram index
 * @param inSearchForm searches the search form of all other messages
 */
record MessageCondition(String inMessage, String inSearchForm) {
  private static final int LAST_ASCII = 127;
  private static final int LONG = 100;
  private static final int LAST_LETTER = 0x1ffff;

  /**
   * Matches spaces in a row (Unicode category Zs), and letters and symbols that look like a space.
   */
  private static final String SPACES =
      "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+";

  /**
   * For each case-folded letter, the letters that differ from it only in case: {@code Bb} for
   * {@code b}.
   */
  private static final Map<Integer, String> FORMS =
      IntStream.rangeClosed(0, LAST_LETTER)
          .filter(MessageCondition::hasCase)
          .boxed()
          .collect(
              Collectors.groupingBy(
                  SearchText::foldCharacter,
                  Collectors.mapping(Character::toString, Collectors.joining())));

  private static boolean hasCase(int character) {
    return Character.toUpperCase(character) != character
        || Character.toLowerCase(character) != character;
  }

  static MessageCondition contains(String text) {
    var searched = searchForm(text);
    var regex = SqlLiteral.of(regex(searched));
    var inMessage = "message ~ " + regex;
    var inSearchForm =
        "activity.has_search_form(message) = 1 AND NOT (%s) AND activity.search_form(message) ~ %s"
            .formatted(inMessage, regex);
    int length = searched.codePointCount(0, searched.length());
    // A long regular expression is slow. A message that is shorter than the searched text cannot
    // match, and is excluded first.
    return length > LONG
        ? new MessageCondition("length(message) >= " + length + " AND " + inMessage, inSearchForm)
        : new MessageCondition(inMessage, inSearchForm);
  }

  /**
   * Returns the search form of a text, with the white space at its beginning and its end. {@link
   * SearchText#of} alone would remove this white space.
   */
  private static String searchForm(String text) {
    var framed = SearchText.of("|" + text + "|");
    return framed.substring(1, framed.length() - 1);
  }

  private static String regex(String text) {
    return text.codePoints().mapToObj(MessageCondition::regex).collect(Collectors.joining());
  }

  private static String regex(int character) {
    if (character == ' ') {
      return SPACES;
    }
    var composed = formsOf(character);
    var letter = Character.toString(character);
    var decomposed = UnicodeNormalizer.normalize(letter, Normalizer.Form.NFD);
    return decomposed.equals(letter) ? composed : "(?:" + composed + "|" + forms(decomposed) + ")";
  }

  private static String forms(String text) {
    return text.codePoints().mapToObj(MessageCondition::formsOf).collect(Collectors.joining());
  }

  private static String formsOf(int character) {
    var letter = Character.toString(character);
    var others = FORMS.get(SearchText.foldCharacter(character));
    if (others != null) {
      // For ß, the map has only ẞ, so the letter itself is added, too.
      return "[" + letter + others + "]";
    }
    return character > LAST_ASCII || Character.isDigit(character) ? letter : "\\" + letter;
  }
}
