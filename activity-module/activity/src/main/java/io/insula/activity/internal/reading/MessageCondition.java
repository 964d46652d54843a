package io.insula.activity.internal.reading;

import io.insula.api.SearchText;
import io.insula.api.TextRule;
import io.insula.api.UnicodeNormalizer;
import io.insula.kernel.database.SqlLiteral;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the SQL condition that a message contains a text. The condition ignores case, the kind and
 * number of spaces, and whether an accent is a part of its letter or a combining character.
 * PostgreSQL can use the trigram index of messages for the condition.
 *
 * <p>For a text of ASCII characters without spaces the condition is an ILIKE, which is the fastest.
 * For other texts ILIKE would depend on the locale of the database, which may ignore the case of
 * ASCII letters only, and which distinguishes the two lower-case forms of sigma. So for them the
 * condition is a regular expression with all forms of each letter.
 */
final class MessageCondition {
  private static final Pattern PLAIN = Pattern.compile("[!-~]*");
  private static final int LAST_ASCII = 127;
  private static final int LONG = 100;
  private static final int LAST_LETTER = 0x1ffff;

  /** A run of spaces (Unicode category Zs). */
  private static final String SPACES = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+";

  /** The letters that differ only in case, as one text. The key is their case-folded form. */
  private static final Map<Integer, String> FORMS =
      IntStream.rangeClosed(0, LAST_LETTER)
          .filter(MessageCondition::hasCase)
          .boxed()
          .collect(
              Collectors.groupingBy(
                  SearchText::foldCharacter,
                  Collectors.mapping(Character::toString, Collectors.joining())));

  private MessageCondition() {}

  private static boolean hasCase(int character) {
    return Character.toUpperCase(character) != character
        || Character.toLowerCase(character) != character;
  }

  static String contains(String text) {
    return PLAIN.matcher(text).matches()
        ? "message ILIKE " + SqlLiteral.of("%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
        : matches(normal(text));
  }

  private static String matches(String text) {
    int length = text.codePointCount(0, text.length());
    var condition = "message ~ " + SqlLiteral.of(regex(text));
    // A long expression is slow, and most messages are too short for it.
    return length > LONG ? "length(message) >= " + length + " AND " + condition : condition;
  }

  /**
   * Returns the normal form of a text. Unlike {@link TextRule#normal}, it keeps the white space at
   * the beginning and the end, because the message must contain it, too.
   */
  private static String normal(String text) {
    var framed = TextRule.normal("|" + text + "|");
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
    if (character <= LAST_ASCII) {
      return formsOfAscii((char) character);
    }
    var letter = Character.toString(character);
    var others = FORMS.get(SearchText.foldCharacter(character));
    // The folded form can be a letter that has no case itself: ß is the form of ẞ.
    return others == null ? letter : "[" + letter + others + "]";
  }

  private static String formsOfAscii(char character) {
    if (Character.isLetter(character)) {
      return "[" + Character.toLowerCase(character) + Character.toUpperCase(character) + "]";
    }
    return (Character.isDigit(character) ? "" : "\\") + character;
  }
}
