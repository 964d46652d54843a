package io.insula.kernel.base.watching;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Names one request or one run of a job, in every line of the log and in every problem: 32 lower
 * case hexadecimal digits, as in the W3C's trace context.
 */
public final class TraceId {
  /** The key under which log lines carry it. */
  public static final String LOG_KEY = "trace_id";

  /** The header by which every answer tells it. */
  public static final String HEADER = "Trace-Id";

  private static final String ATTRIBUTE = "insula.trace_id";

  private TraceId() {}

  /** The trace id of this request; the same at each call. */
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

  /** The trace id of what this thread works on, or a new one if it has none. */
  public static String current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).orElseGet(TraceId::random);
  }

  /** Does work that is not part of a request, for instance a job, under this trace id. */
  public static void during(String traceId, Runnable work) {
    var before = MDC.get(LOG_KEY);
    MDC.put(LOG_KEY, traceId);
    try {
      work.run();
    } finally {
      if (before == null) {
        MDC.remove(LOG_KEY);
      } else {
        MDC.put(LOG_KEY, before);
      }
    }
  }

  /** What tells another process the trace id of a request that is sent there. */
  public static String asTraceParent(String traceId) {
    var parent =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    return "00-" + traceId + "-" + parent + "-01";
  }

  /** A new trace id. */
  public static String random() {
    var random = ThreadLocalRandom.current();
    // Never zero, which the W3C's trace context takes for none.
    return HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE))
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
