package io.insula.kernel.base.watching;

import com.bugsnag.Bugsnag;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends unexpected errors to Bugsnag, on a separate thread and one at a time. While {@value
 * #MAX_WAITING} reports wait, further errors are only in the log.
 */
@Singleton
@Primary
@Requires(property = "insula.bugsnag.key", notEquals = "")
final class BugsnagErrorReporter implements ErrorReporter {
  static final int MAX_WAITING = 100;

  private static final Logger LOG = LoggerFactory.getLogger(BugsnagErrorReporter.class);
  private static final Duration FLUSH = Duration.ofSeconds(3);

  private final Bugsnag bugsnag;
  private final ErrorReporter log;
  private final AtomicBoolean isDropping = new AtomicBoolean();
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofVirtual().name("bugsnag").factory(),
          (report, executor) -> drop());

  /**
   * @param stage the release stage of the reports, for instance {@code production}
   * @param log receives every error first
   */
  BugsnagErrorReporter(
      @Value("${insula.bugsnag.key}") String key,
      @Value("${insula.bugsnag.endpoint}") URI endpoint,
      @Value("${insula.bugsnag.stage}") String stage,
      @Named("log") ErrorReporter log) {
    this.log = log;
    this.bugsnag = new Bugsnag(key, false);
    bugsnag.setDelivery(new BugsnagDelivery(endpoint));
    bugsnag.setAutoCaptureSessions(false);
    bugsnag.setProjectPackages("io.insula");
    bugsnag.setReleaseStage(stage);
  }

  @Override
  public void report(Throwable error, String context, String traceId) {
    log.report(error, context, traceId);
    sender.execute(() -> send(error, context, traceId));
  }

  private void send(Throwable error, String context, String traceId) {
    try {
      bugsnag.notify(
          error, report -> report.setContext(context).addToTab("trace", TraceId.LOG_KEY, traceId));
      isDropping.set(false);
    } catch (RuntimeException e) {
      LOG.warn("An error was not reported to Bugsnag", e);
    }
  }

  private void drop() {
    if (isDropping.compareAndSet(false, true)) {
      LOG.warn("Bugsnag is too slow: until it catches up, errors are only in this log");
    }
  }

  /** Sends the waiting reports, for a few seconds at most. */
  @PreDestroy
  void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(FLUSH.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} errors were not reported to Bugsnag", sender.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      sender.shutdownNow();
      Thread.currentThread().interrupt();
    }
    bugsnag.close();
  }
}
