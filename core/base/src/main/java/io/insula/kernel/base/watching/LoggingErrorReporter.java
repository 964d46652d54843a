package io.insula.kernel.base.watching;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes unexpected errors to the log. */
@Singleton
@Named("log")
final class LoggingErrorReporter implements ErrorReporter {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

  @Override
  public void report(Throwable error, String context, String traceId) {
    TraceId.during(traceId, () -> LOG.error("Unexpected error in {}", context, error));
  }
}
