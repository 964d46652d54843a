package io.insula.threads;

import java.util.Optional;

/** A voter's opinion on a thread. */
public enum Vote {
  DOWN(-1),
  NONE(0),
  UP(1);

  private final int value;

  Vote(int value) {
    this.value = value;
  }

  /** Returns the value of the vote: 1, 0 or -1. */
  public int value() {
    return value;
  }

  /** Returns the vote with a value; empty unless the value is 1, 0 or -1. */
  public static Optional<Vote> of(int value) {
    return switch (value) {
      case -1 -> Optional.of(DOWN);
      case 0 -> Optional.of(NONE);
      case 1 -> Optional.of(UP);
      default -> Optional.empty();
    };
  }
}
