package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many people may vote in a cycle, and how many voted.
 *
 * @param eligible the number of people on the roster, plus the number of codes. If all accounts may
 *     vote, the enabled accounts count instead of the roster. The number no longer changes after
 *     the vote is counted. Null if all accounts may vote and the server cannot read their number
 * @param voted the number of ballots that were cast and not withdrawn, plus the ballots on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
