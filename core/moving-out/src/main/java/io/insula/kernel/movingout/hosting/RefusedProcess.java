package io.insula.kernel.movingout.hosting;

import io.insula.kernel.security.log.SecurityEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A process that was refused for its certificate. */
public final class RefusedProcess {
  private RefusedProcess() {}

  /**
   * What the security log says of it.
   *
   * @param names those in its certificate
   */
  public static SecurityEvent of(String app, Set<String> names) {
    var process = String.join(",", new TreeSet<>(names));
    return new SecurityEvent(
        "certificate refused", SecurityEvent.ANONYMOUS, Map.of("app", app, "process", process));
  }

  /** What the security log says of one that did not prove who it is. */
  static SecurityEvent withoutProof(String address, String reason) {
    return new SecurityEvent(
        "handshake failed", SecurityEvent.ANONYMOUS, Map.of("address", address, "reason", reason));
  }
}
