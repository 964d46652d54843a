package io.insula.reporting.internal.tickets;

/**
 * An attempt at a task must stop: the task was cancelled, another attempt took over, this attempt
 * was interrupted or counts as hung, or the server shuts down.
 */
public final class AttemptEndedException extends RuntimeException {
  public AttemptEndedException(String why) {
    super(why);
  }
}
