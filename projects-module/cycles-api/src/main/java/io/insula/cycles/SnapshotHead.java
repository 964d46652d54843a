package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot begins with.
 *
 * @param takenAt the moment
 * @param turnout null before voting opened, and where the votes came in a file
 * @param outcome of the count; null until the vote is over and counted
 * @param statistics on the vote; null until the vote is over and counted
 */
public record SnapshotHead(
    Cycle cycle,
    Instant takenAt,
    @Nullable CycleTurnout turnout,
    @Nullable CycleOutcome outcome,
    @Nullable CycleStatistics statistics)
    implements SnapshotPart {}
