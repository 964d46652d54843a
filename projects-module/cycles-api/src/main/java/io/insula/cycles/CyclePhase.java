package io.insula.cycles;

/** What happens in a cycle at a time, in the order in which it happens. */
public enum CyclePhase {
  /** People make proposals. */
  PLANNING,
  /** Admins work on the proposals. */
  REFINEMENT,
  /** People vote. */
  VOTING,
  /** The vote is counted, and the winners are built. */
  IMPLEMENTATION,
  CLOSED;

  /** Whether there is anything to do. */
  public boolean isActive() {
    return this != CLOSED;
  }

  /** Whether the vote is over, so that its counts may be shown. */
  public boolean isVoteOver() {
    return compareTo(VOTING) > 0;
  }
}
