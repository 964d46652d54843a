package io.insula.kernel.security.log;

/** Stores security events for later inspection, in addition to the log lines. */
public interface SecurityEventRecorder {
  /** Records an event in the current transaction, or in a separate one if there is none. */
  void record(SecurityEvent event);
}
