package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster. {@link VoterNames#resolve} replaces the typed name with the name to store.
 *
 * @param username the name of an account or the subject of a token
 * @param group in its {@linkplain TextRule#normal normal form}; null if this form is empty
 */
public record RosterLine(String username, @Nullable String group) {
  public RosterLine {
    group = TextRule.normalOrNull(group);
  }
}
