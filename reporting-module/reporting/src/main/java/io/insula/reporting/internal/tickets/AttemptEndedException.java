package io.insula.reporting.internal.tickets;

/** An attempt at a task must stop: the task was cancelled, or another attempt took over. */
public final class AttemptEndedException extends RuntimeException {
  public AttemptEndedException(String why) {
    super(why);
  }
}
