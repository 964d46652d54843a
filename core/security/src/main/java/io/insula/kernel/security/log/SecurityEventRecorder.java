package io.insula.kernel.security.log;

/** Keeps events for those who look later, beside the lines of the log. */
public interface SecurityEventRecorder {
  /** Records an event, in the transaction that runs or in one of its own. */
  void record(SecurityEvent event);
}
