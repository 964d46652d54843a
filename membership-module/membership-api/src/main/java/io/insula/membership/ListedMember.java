package io.insula.membership;

import org.jspecify.annotations.Nullable;

/**
 * The person in one line of a class roster.
 *
 * @param username the user name in lower case
 * @param group the group, 1 to 100 characters; null if the line has none
 */
public record ListedMember(String username, @Nullable String group) {}
