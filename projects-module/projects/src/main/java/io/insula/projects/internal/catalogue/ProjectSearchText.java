package io.insula.projects.internal.catalogue;

import io.insula.api.SearchText;
import io.insula.projects.ProjectFilter;

/** Builds the stored text by which searches find a project, and the pattern that searches it. */
public final class ProjectSearchText {
  private ProjectSearchText() {}

  /** Returns the text that is stored for searches of a project. */
  public static String textOf(String name, String tagline) {
    // The text that a user searches for has no line break. So it cannot match the end of the name
    // together with the beginning of the tagline.
    return SearchText.of(name) + "\n" + SearchText.of(tagline);
  }

  /** Returns a LIKE pattern for texts that contain {@link ProjectFilter#text()}. */
  static String patternFor(String text) {
    return "%" + SearchText.of(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }
}
