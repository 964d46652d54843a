package io.insula.kernel.base.watching;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the trace id of a request to the log lines of each thread that works on the request.
 *
 * <p>The framework enters and leaves this context many times for each request. So this class reads
 * and writes a single key. The framework's {@code MdcPropagationContext} copies all keys each time.
 */
record TraceIdContext(String traceId) implements ThreadPropagatedContextElement<@Nullable String> {
  @Override
  public @Nullable String updateThreadContext() {
    var before = MDC.get(TraceId.LOG_KEY);
    set(traceId);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    set(before);
  }

  private static void set(@Nullable String traceId) {
    if (traceId == null) {
      MDC.remove(TraceId.LOG_KEY);
    } else if (!traceId.equals(MDC.get(TraceId.LOG_KEY))) {
      MDC.put(TraceId.LOG_KEY, traceId);
    }
  }
}
