package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.results.CycleResults;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as it was when its export began.
 *
 * @param resultId of the count whose ballots the export has
 * @param results of that count; null where they are not needed, for a cycle that came in a file
 */
record CountedVote(StoredCycle cycle, long resultId, @Nullable CycleResults results) {}
