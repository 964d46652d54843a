package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many may vote in a cycle, and how many did.
 *
 * @param eligible those on the roster, or all accounts, and the codes; as it was when the vote was
 *     counted; null if nobody can say
 * @param voted the ballots that were cast and not withdrawn, and those on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
