package io.insula.projects.internal.catalogue;

import io.insula.api.SearchText;
import io.insula.projects.ProjectFilter;

/** The text that searches look through. */
public final class ProjectSearchText {
  private ProjectSearchText() {}

  /** Returns the text that is stored for searches of a project. */
  public static String textOf(String name, String tagline) {
    // A search text has no line break, so it cannot match across name and tagline.
    return SearchText.of(name) + "\n" + SearchText.of(tagline);
  }

  /** Returns a LIKE pattern for texts that contain {@link ProjectFilter#text()}. */
  static String patternFor(String text) {
    return "%" + SearchText.of(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }
}
