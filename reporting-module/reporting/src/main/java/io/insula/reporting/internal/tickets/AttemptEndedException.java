package io.insula.reporting.internal.tickets;

/**
 * An attempt at a task must stop, for one of these reasons:
 *
 * <ul>
 *   <li>The task was cancelled.
 *   <li>Another attempt took over.
 *   <li>This attempt was interrupted or counts as hung.
 *   <li>The server shuts down.
 * </ul>
 */
public final class AttemptEndedException extends RuntimeException {
  public AttemptEndedException(String why) {
    super(why);
  }
}
