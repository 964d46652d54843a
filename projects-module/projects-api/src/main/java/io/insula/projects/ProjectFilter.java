package io.insula.projects;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A filter for projects; a null field does not filter. Tag and text get their {@linkplain
 * TextRule#normal normal form}.
 *
 * @param tag the project has this tag
 * @param text the name or tagline contains this text, ignoring case; no wildcards; 1 to {@value
 *     Projects#MAX_TAGLINE_LENGTH} characters
 * @param cycleId the project is in this budgeting cycle
 */
public record ProjectFilter(@Nullable String tag, @Nullable String text, @Nullable Long cycleId) {
  /**
   * @throws io.insula.api.InvalidInputException if the tag or the text is empty or out of its
   *     bounds
   */
  public ProjectFilter {
    tag = tag == null ? null : TextRule.normal(tag);
    text = text == null ? null : TextRule.normal(text);
    var checks = new InputChecks().optionalText("tag", tag, Projects.TAG);
    if (text != null) {
      checks.text("q", text, Projects.TAGLINE).that(!text.isEmpty(), "q", "must not be empty");
    }
    checks.done();
  }
}
