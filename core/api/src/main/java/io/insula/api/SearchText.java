package io.insula.api;

import java.text.Normalizer;

/**
 * Converts texts to the form in which searches compare them: {@code "Ana RUIZ"} becomes {@code "ana
 * ruiz"}. This is the {@link TextRule#normal normal form} without joiners and variation selectors,
 * in lower case. Java folds the case, because a database may fold only ASCII letters, depending on
 * its locale.
 */
public final class SearchText {
  private SearchText() {}

  /** Returns the search form of a name or of another text of one line. */
  public static String of(String text) {
    return UnicodeNormalizer.normalize(fold(NormalForm.withoutJoiners(text)), Normalizer.Form.NFC);
  }

  /**
   * Folds upper and lower case: {@code "Ab"} becomes {@code "ab"}. Each character is folded
   * separately, so a folded text contains the folded form of each of its parts. For instance, the
   * three forms of the Greek letter sigma become one.
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
