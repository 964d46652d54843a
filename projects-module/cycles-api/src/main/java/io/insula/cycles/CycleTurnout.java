package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many may vote in a cycle, and how many did.
 *
 * @param eligible those on the roster, or all accounts, and the codes; as it was when the vote was
 *     counted; null if the accounts are needed and cannot be counted right now
 * @param voted the ballots that were cast and not withdrawn, and those on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
