package io.insula.kernel.base.watching;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Identifies one request or one run of a job in every log line and every problem: 32 lower-case
 * hexadecimal digits, as in the W3C Trace Context.
 */
public final class TraceId {
  /** The key of the trace id in log lines. */
  public static final String LOG_KEY = "trace_id";

  /** The response header with the trace id. */
  public static final String HEADER = "Trace-Id";

  private static final String ATTRIBUTE = "insula.trace_id";

  private TraceId() {}

  /** Returns the trace id of this request, always the same for one request. */
  public static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var traceId = TraceParent.traceIdOf(request.getHeaders()).orElseGet(TraceId::random);
              request.setAttribute(ATTRIBUTE, traceId);
              return traceId;
            });
  }

  /** Returns the trace id of this thread's work, or a new trace id if the thread has none. */
  public static String current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).orElseGet(TraceId::random);
  }

  /** Runs work, for instance a job, with this trace id in its log lines. */
  public static void during(String traceId, Runnable work) {
    var context = new TraceIdContext(traceId);
    var before = context.updateThreadContext();
    try {
      work.run();
    } finally {
      context.restoreThreadContext(before);
    }
  }

  /**
   * Returns the value of the header {@code traceparent} that sends a trace id to another process:
   * {@code 00-TRACE_ID-PARENT_ID-01}. The parent id is random.
   */
  public static String asTraceParent(String traceId) {
    var parent =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    return "00-" + traceId + "-" + parent + "-01";
  }

  /** Returns a new trace id. */
  public static String random() {
    var random = ThreadLocalRandom.current();
    // The lower bound 1 avoids an id of only zeros, which is invalid in the W3C Trace Context.
    return HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE))
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
