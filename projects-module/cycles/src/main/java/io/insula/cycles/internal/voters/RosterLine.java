package io.insula.cycles.internal.voters;

import org.jspecify.annotations.Nullable;

/**
 * A line of a roster.
 *
 * @param username in lower case
 */
public record RosterLine(String username, @Nullable String group) {}
