package io.insula.kernel.security.log;

/** Stores security events for later inspection, in addition to the log lines. */
public interface SecurityEventRecorder {
  /**
   * Records an event in the current transaction, or in a separate transaction if none is running.
   */
  void record(SecurityEvent event);
}
