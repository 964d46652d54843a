package io.insula.threads;

import java.util.Optional;

/** What a voter says of a thread. */
public enum Vote {
  DOWN(-1),
  NONE(0),
  UP(1);

  private final int value;

  Vote(int value) {
    this.value = value;
  }

  /** 1, 0 or -1. */
  public int value() {
    return value;
  }

  /** The vote of a value, empty unless it is 1, 0 or -1. */
  public static Optional<Vote> of(int value) {
    return switch (value) {
      case -1 -> Optional.of(DOWN);
      case 0 -> Optional.of(NONE);
      case 1 -> Optional.of(UP);
      default -> Optional.empty();
    };
  }
}
