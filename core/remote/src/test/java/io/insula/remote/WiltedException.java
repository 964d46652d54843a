package io.insula.remote;

import io.insula.api.InsulaException;

/** An error of the tests' API. */
final class WiltedException extends InsulaException {
  private final long plant;

  WiltedException(long plant) {
    super(Kind.CONFLICT, "Plant " + plant + " has wilted.");
    this.plant = plant;
  }

  long plant() {
    return plant;
  }
}
