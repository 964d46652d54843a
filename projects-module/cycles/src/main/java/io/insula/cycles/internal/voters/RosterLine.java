package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster.
 *
 * @param username the name of an account or the subject of a token, as it is compared
 * @param group in its {@linkplain TextRule#normal normal form}; null if nothing of it is left
 */
public record RosterLine(String username, @Nullable String group) {
  public RosterLine {
    group = TextRule.normalOrNull(group);
  }
}
