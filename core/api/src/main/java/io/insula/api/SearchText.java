package io.insula.api;

import java.text.Normalizer;

/**
 * Converts texts to the form in which searches compare them: the {@link TextRule#normal normal
 * form} of names, without joiners, and with upper and lower case made equal. Case is folded in
 * Java, because a database may fold only ASCII letters, depending on its locale.
 */
public final class SearchText {
  private SearchText() {}

  /** Returns the search form of a text of one line. */
  public static String of(String text) {
    return UnicodeNormalizer.normalize(fold(NormalForm.withoutJoiners(text)), Normalizer.Form.NFC);
  }

  /**
   * Makes upper and lower case equal in each character separately, so that a search for a part of a
   * text also finds that part after folding. The three forms of the Greek letter sigma become one.
   */
  public static String fold(String text) {
    return text.codePoints()
        .map(SearchText::foldCharacter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Folds a character: two characters that differ only in case become equal. */
  public static int foldCharacter(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
