package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.results.CycleResults;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as it was at the start of its export.
 *
 * @param resultId the id of the stored result of the count whose ballots are exported
 * @param results the results of that count; null for an imported cycle, which does not need them
 */
record ExportedCycle(StoredCycle cycle, long resultId, @Nullable CycleResults results) {}
