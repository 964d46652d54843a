package io.insula.kernel.movingout.hosting;

import io.insula.kernel.security.log.SecurityEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Creates security events about processes that were refused because of their certificates. */
public final class RefusedProcessEventFactory {
  private RefusedProcessEventFactory() {}

  /**
   * Returns the event about a process that called an app without permission.
   *
   * @param names the names in the certificate of the process
   */
  public static SecurityEvent of(String app, Set<String> names) {
    var process = String.join(",", new TreeSet<>(names));
    return new SecurityEvent(
        "certificate refused", SecurityEvent.ANONYMOUS, Map.of("app", app, "process", process));
  }

  /** Returns the event about a failed TLS handshake. */
  static SecurityEvent withoutProof(String address, String reason) {
    return new SecurityEvent(
        "handshake failed", SecurityEvent.ANONYMOUS, Map.of("address", address, "reason", reason));
  }
}
