package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many people may vote in a cycle, and how many voted. The count of the vote fixes {@code
 * eligible}.
 *
 * @param eligible the number of codes, plus the people on the roster or, without a roster, all
 *     enabled accounts; null if the number of accounts is unknown
 * @param voted the number of cast ballots, without withdrawn ones, plus the ballots on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
