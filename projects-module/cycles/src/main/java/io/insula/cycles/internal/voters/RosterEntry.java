package io.insula.cycles.internal.voters;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A person who may vote.
 *
 * @param username the name of an account in lower case, or the subject of an external identity
 *     provider; null if the person was erased
 * @param group for the statistics, for instance a class; null if none was given
 */
@Introspected
record RosterEntry(@Nullable String username, @Nullable String group) {}
