package io.insula.architecture.broken.work;

import io.grpc.Status;
import java.time.Duration;

/** Breaks the rules: names are terms of the field; and only remote code uses gRPC. */
abstract class ErrandCourier {
  private final Duration lockPatience = Duration.ZERO;

  abstract boolean noRoom();

  Status state() {
    return noRoom() || lockPatience.isZero() ? Status.ABORTED : Status.OK;
  }
}
