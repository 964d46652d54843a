package io.insula.kernel.base.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceIdContextTest {
  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void a_thread_has_a_trace_id_only_inside_its_context() {
    MDC.put("task_id", "7");
    var inner = new HashMap<String, String>();
    var outer = new HashMap<String, String>();

    contextOf("a")
        .wrap(
            () -> {
              contextOf("b").wrap(() -> inner.putAll(MDC.getCopyOfContextMap())).run();
              outer.putAll(MDC.getCopyOfContextMap());
            })
        .run();

    assertThat(inner).isEqualTo(Map.of("task_id", "7", TraceId.LOG_KEY, "b"));
    assertThat(outer).isEqualTo(Map.of("task_id", "7", TraceId.LOG_KEY, "a"));
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("task_id", "7"));
  }

  private static PropagatedContext contextOf(String traceId) {
    return PropagatedContext.getOrEmpty().plus(new TraceIdContext(traceId));
  }
}
