package io.insula.projects.internal.catalogue;

import io.insula.projects.ProjectFilter;

/**
 * The text that is searched. Case is folded here and not in the database, whose locale may know
 * ASCII letters only.
 */
public final class SearchText {
  private SearchText() {}

  /** What is stored of a project to be searched. */
  public static String of(String name, String tagline) {
    // No search text has a line break, so none matches the end of one and the start of the other.
    return fold(name + "\n" + tagline);
  }

  /** A pattern for LIKE that matches where {@link ProjectFilter#text()} is contained. */
  static String patternFor(String text) {
    return "%" + fold(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /** Folds each character by itself, so that a part of a text folds to a part of its folding. */
  private static String fold(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
