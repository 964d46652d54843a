package io.insula.kernel.base.watching;

/** Receives every error that nobody expected, so that a person learns of it. */
public interface ErrorReporter {
  /**
   * Reports an error. Returns at once and never throws.
   *
   * @param context where it happened, for instance {@code POST /parcels/send}
   * @param traceId the trace id of the request or job
   */
  void report(Throwable error, String context, String traceId);
}
