package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * How many people may vote in a cycle, and how many voted. The count of the vote fixes {@code
 * eligible}.
 *
 * <p>Each code and each person on the roster counts as eligible. If all accounts may vote, the
 * enabled accounts count instead of the people on the roster.
 *
 * @param eligible null if all accounts may vote and their number is unknown
 * @param voted the number of cast ballots, without withdrawn ones, plus the ballots on paper
 */
public record CycleTurnout(@Nullable Long eligible, long voted) {}
