package io.insula.cycles;

/** A part of what is known of a cycle at a moment. */
public sealed interface SnapshotPart
    permits SnapshotHead, SnapshotProposal, SnapshotTie, SnapshotStep {}
