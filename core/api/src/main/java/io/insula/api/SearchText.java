package io.insula.api;

import java.text.Normalizer;

/**
 * Texts in the form in which searches compare them: the {@link TextRule#normal normal form} of
 * names, without joiners and in one case. Case is folded here, because the locale of a database may
 * fold ASCII letters only.
 */
public final class SearchText {
  private SearchText() {}

  /** Returns the form of a text of one line. */
  public static String of(String text) {
    return Normalizer.normalize(fold(NormalForm.withoutJoiners(text)), Normalizer.Form.NFC);
  }

  /**
   * Folds each character separately, so that a substring of a text folds to a substring of the
   * folded text. The three forms of sigma become one.
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
