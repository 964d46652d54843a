package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster.
 *
 * @param username the name of an account or the subject of a token. The name is as typed in the
 *     file, until {@link VoterNames#resolve} replaces it with the name to store
 * @param group in its {@linkplain TextRule#normal normal form}; null if this form is empty
 */
public record RosterLine(String username, @Nullable String group) {
  public RosterLine {
    group = TextRule.normalOrNull(group);
  }
}
