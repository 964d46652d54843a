package io.insula.kernel.base.watching;

/** Receives every unexpected error, so that an operator is notified. */
public interface ErrorReporter {
  /**
   * Reports an error. Returns immediately and never throws.
   *
   * @param context where the error happened, for instance {@code POST /parcels/send}
   * @param traceId the trace id of the request or job
   */
  void report(Throwable error, String context, String traceId);
}
