package io.insula.membership;

import org.jspecify.annotations.Nullable;

/**
 * A line of a class roster.
 *
 * @param username in lower case
 * @param group of 1 to 100 characters; null if the line names none
 */
public record ListedMember(String username, @Nullable String group) {}
