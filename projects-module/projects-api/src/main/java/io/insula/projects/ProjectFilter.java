package io.insula.projects;

import io.insula.api.InputChecks;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are wanted; what is null does not filter.
 *
 * @param tag has this tag
 * @param text its name or tagline contains this, case ignored; no character has a special meaning;
 *     1 to {@value Projects#MAX_TAGLINE_LENGTH} characters
 * @param cycleId is entered into this budgeting cycle
 */
public record ProjectFilter(@Nullable String tag, @Nullable String text, @Nullable Long cycleId) {
  /**
   * @throws io.insula.api.InvalidInputException if the tag or the text is empty or out of bounds
   */
  public ProjectFilter {
    var checks = new InputChecks().optionalText("tag", tag, Projects.TAG);
    if (text != null) {
      checks.text("q", text, Projects.TAGLINE).that(!text.isEmpty(), "q", "must not be empty");
    }
    checks.done();
  }
}
