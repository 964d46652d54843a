package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many people may vote in a cycle, and how many voted. The count of the vote fixes {@code
 * eligible}.
 *
 * <p>Each code and each person on the roster counts as eligible. Without a roster, each code and
 * each enabled account counts.
 *
 * @param eligible null if the number of accounts is unknown
 * @param voted the number of cast ballots, without withdrawn ones, plus the ballots on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
