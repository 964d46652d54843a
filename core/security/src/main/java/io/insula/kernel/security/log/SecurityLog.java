package io.insula.kernel.security.log;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one log line for each security event and passes it to the recorders. */
@Singleton
public final class SecurityLog {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

  private final List<SecurityEventRecorder> recorders;
  private final ErrorReporter errors;
  private final ExecutorService blocking;

  SecurityLog(
      List<SecurityEventRecorder> recorders,
      ErrorReporter errors,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.recorders = recorders;
    this.errors = errors;
    this.blocking = blocking;
  }

  /**
   * Writes the log line and passes the event to the recorders. After a rollback, only the log line
   * stays. The calling thread may block.
   */
  public void add(SecurityEvent event) {
    write(event);
    recorders.forEach(recorder -> recorder.record(event));
  }

  /** Writes only the log line, for an event that need not be stored. */
  public void mention(SecurityEvent event) {
    write(event);
  }

  /** Adds an event from a thread that must not block; the recorders run on another thread. */
  public void addInBackground(SecurityEvent event) {
    write(event);
    var traceId = TraceId.current();
    blocking.execute(
        () -> {
          try {
            recorders.forEach(recorder -> recorder.record(event));
          } catch (RuntimeException e) {
            errors.report(e, "security log", traceId);
          }
        });
  }

  private static void write(SecurityEvent event) {
    var line = LOG.atInfo().addKeyValue("event", "security").addKeyValue("sub", event.sub());
    for (var detail : new TreeMap<>(event.details()).entrySet()) {
      line = line.addKeyValue(detail.getKey(), detail.getValue());
    }
    line.log(event.message());
  }
}
