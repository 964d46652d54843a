package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot begins with.
 *
 * @param takenAt the moment
 * @param outcome of the count; null until the vote is over and counted
 * @param ballots as counts; null until the vote is over and counted
 */
public record SnapshotHead(
    Cycle cycle, Instant takenAt, @Nullable CycleOutcome outcome, @Nullable BallotCounts ballots)
    implements SnapshotPart {}
