package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster. {@link VoterNames#resolve} replaces the typed name with the name to store.
 *
 * @param username the name of an account or the subject of a token
 * @param group the group, {@linkplain TextRule#normal normalized}; null if empty
 */
public record RosterLine(String username, @Nullable String group) {
  public RosterLine {
    group = TextRule.normalOrNull(group);
  }
}
