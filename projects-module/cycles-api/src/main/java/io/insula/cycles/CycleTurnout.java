package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many people may vote in a cycle, and how many voted.
 *
 * @param eligible the number of people on the roster, or of all enabled accounts if all accounts
 *     may vote, plus the number of codes. The number no longer changes after the vote is counted.
 *     It is null if all accounts may vote and the server has no access to their number, or cannot
 *     read it at the moment
 * @param voted the number of ballots that were cast and not withdrawn, plus those on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
