package io.insula.kernel.database.jobs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.insula.kernel.database.DatabaseErrors;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Drops the lines that db-scheduler logs at each poll while the database is unavailable. The
 * monitor of the database logs an outage once.
 */
final class SchedulerLogFilter extends AppenderBase<ILoggingEvent> {
  private static final List<String> LOOPS =
      List.of(
          "com.github.kagkarlsson.scheduler.RunUntilShutdown",
          "com.github.kagkarlsson.scheduler.RunAndLogErrors");

  private final Logger root;

  private SchedulerLogFilter(Logger root) {
    this.root = root;
  }

  static void install() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      var filter = new SchedulerLogFilter(root);
      filter.setContext(root.getLoggerContext());
      filter.start();
      for (var name : LOOPS) {
        var logger = root.getLoggerContext().getLogger(name);
        logger.detachAndStopAllAppenders();
        logger.addAppender(filter);
        logger.setAdditive(false);
      }
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!(event.getThrowableProxy() instanceof ThrowableProxy error
        && DatabaseErrors.isUnavailable(error.getThrowable()))) {
      root.callAppenders(event);
    }
  }
}
