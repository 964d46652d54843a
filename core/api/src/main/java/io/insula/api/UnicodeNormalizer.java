package io.insula.api;

import java.text.Normalizer;

/**
 * Brings texts from clients into Unicode normal forms (UAX 15), in linear time. {@link Normalizer}
 * alone takes seconds for 100,000 combining marks in a row.
 */
public final class UnicodeNormalizer {
  /**
   * A text with more combining marks in a row is not normalized. Natural texts have fewer than 30
   * in a row.
   */
  private static final int MAX_MARKS = 100;

  private UnicodeNormalizer() {}

  /**
   * Returns the normal form of a text. A text with more than {@value #MAX_MARKS} combining marks in
   * a row is returned unchanged.
   */
  public static String normalize(CharSequence text, Normalizer.Form form) {
    return hasTooManyMarks(text) ? text.toString() : Normalizer.normalize(text, form);
  }

  private static boolean hasTooManyMarks(CharSequence text) {
    if (text.length() <= MAX_MARKS) {
      return false;
    }
    var marks = 0;
    var characters = text.codePoints().iterator();
    while (characters.hasNext() && marks <= MAX_MARKS) {
      marks = isMark(characters.nextInt()) ? marks + 1 : 0;
    }
    return marks > MAX_MARKS;
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }
}
