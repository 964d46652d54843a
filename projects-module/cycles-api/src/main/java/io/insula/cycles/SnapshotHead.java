package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a snapshot, with everything except the proposals, the ties and the trace.
 *
 * @param turnout null before voting opens, and for imported votes
 * @param outcome null until the vote is over and counted
 * @param statistics null until the vote is over and counted
 */
public record SnapshotHead(
    Cycle cycle,
    Instant takenAt,
    @Nullable CycleTurnout turnout,
    @Nullable CycleOutcome outcome,
    @Nullable CycleStatistics statistics)
    implements SnapshotPart {}
