package io.insula.cycles.internal.voters;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A person who may vote.
 *
 * @param username the account name in lower case, or the subject of an external identity provider;
 *     null if the person was erased
 * @param group for the statistics, for instance a class; null if none
 */
@Introspected
record RosterEntry(@Nullable String username, @Nullable String group) {}
