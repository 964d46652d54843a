package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.results.CycleResults;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as it was at the start of its export.
 *
 * @param resultId the id of the result of the exported count
 * @param results null for an imported cycle, because its export needs no results
 */
record ExportedCycle(StoredCycle cycle, long resultId, @Nullable CycleResults results) {}
