package io.insula.projects.internal.catalogue;

import io.insula.api.SearchText;
import io.insula.projects.ProjectFilter;

/** Builds the text in which a search finds a project, and the LIKE pattern of a search. */
public final class ProjectSearchText {
  private ProjectSearchText() {}

  /** Returns the text in which a search finds a project. */
  public static String textOf(String name, String tagline) {
    // The text that a user searches for has no line break. So no match extends from the name into
    // the tagline.
    return SearchText.of(name) + "\n" + SearchText.of(tagline);
  }

  /** Returns a LIKE pattern for texts that contain {@link ProjectFilter#text()}. */
  static String patternFor(String text) {
    return "%" + SearchText.of(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }
}
