package io.insula.cycles;

/** One part of a snapshot of a cycle. */
public sealed interface SnapshotPart
    permits SnapshotHead, SnapshotProposal, SnapshotTie, SnapshotStep {}
