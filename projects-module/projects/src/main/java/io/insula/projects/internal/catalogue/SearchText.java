package io.insula.projects.internal.catalogue;

import io.insula.projects.ProjectFilter;

/**
 * The text that searches look through. Case is folded here, because the locale of the database may
 * fold ASCII letters only.
 */
public final class SearchText {
  private SearchText() {}

  /** Returns the text that is stored for searches of a project. */
  public static String of(String name, String tagline) {
    // A search text has no line break, so it cannot match across name and tagline.
    return fold(name + "\n" + tagline);
  }

  /** Returns a LIKE pattern for texts that contain {@link ProjectFilter#text()}. */
  static String patternFor(String text) {
    return "%" + fold(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /**
   * Folds each character separately, so that a substring of a text folds to a substring of the
   * folded text.
   */
  private static String fold(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
