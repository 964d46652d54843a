package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster.
 *
 * @param username the name of an account or the subject of a token, as it is compared
 */
public record RosterLine(String username, @Nullable String group) {
  public RosterLine {
    group = normalGroup(group);
  }

  /**
   * Returns the canonical form of the name of a group, so that different spellings mean the same
   * group; null if nothing of the name is left.
   */
  private static @Nullable String normalGroup(@Nullable String group) {
    var normal = group == null ? "" : TextRule.normal(group);
    return normal.isEmpty() ? null : normal;
  }
}
