package io.insula.api;

import java.text.Normalizer;

/**
 * Converts texts to the form that searches compare: {@code "Ana RUIZ"} becomes {@code "ana ruiz"}.
 * The form is the {@link TextRule#normal normal form} in lower case, without joiners and variation
 * selectors. Java folds the case, because some databases fold only ASCII.
 */
public final class SearchText {
  private SearchText() {}

  /** Returns the search form of a name or of another text of one line. */
  public static String of(String text) {
    return UnicodeNormalizer.normalize(fold(NormalForm.withoutJoiners(text)), Normalizer.Form.NFC);
  }

  /**
   * Folds upper and lower case: {@code "Ab"} becomes {@code "ab"}. Each character is folded alone,
   * so that a search finds parts of words.
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
