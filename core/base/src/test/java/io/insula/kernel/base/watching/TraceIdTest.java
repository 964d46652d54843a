package io.insula.kernel.base.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.simple.SimpleHttpHeaders;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

@MicronautTest(transactional = false)
class TraceIdTest {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String NEW_TRACE_ID = "[0-9a-f]{32}";

  @Inject EmbeddedServer server;

  @Test
  void a_callers_trace_id_reaches_the_thread_that_runs_the_controller_and_the_answer()
      throws Exception {
    var response = get("/watching-test/trace", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");

    assertThat(response.body()).isEqualTo("true " + TRACE_ID);
    assertThat(response.headers().firstValue(TraceId.HEADER)).hasValue(TRACE_ID);
  }

  @Test
  void a_request_without_a_trace_id_gets_a_new_one() throws Exception {
    var first = get("/watching-test/trace", "none").body();
    var second = get("/watching-test/trace", "none").body();

    assertThat(first).matches("true " + NEW_TRACE_ID);
    assertThat(second).matches("true " + NEW_TRACE_ID).isNotEqualTo(first);
  }

  @Test
  void a_refused_request_also_gets_its_trace_id() throws Exception {
    var response = get("/no/such/route", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");

    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(response.headers().firstValue(TraceId.HEADER)).hasValue(TRACE_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-" + TRACE_ID,
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE_ID + "-0000000000000000-01",
        "ff-" + TRACE_ID + "-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE_ID + "-00f067aa0ba902b7-01-more",
      })
  void an_invalid_traceparent_is_ignored(String traceparent) {
    assertThat(TraceParent.traceIdOf(headers(traceparent))).isEmpty();
  }

  @Test
  void a_traceparent_of_a_later_version_is_understood() {
    var headers = headers("42-" + TRACE_ID + "-00f067aa0ba902b7-01-what.comes");

    assertThat(TraceParent.traceIdOf(headers)).hasValue(TRACE_ID);
  }

  @Test
  void work_outside_of_requests_has_a_trace_id_while_it_lasts() {
    var seen = new AtomicReference<String>();

    TraceId.during(
        "outer",
        () -> {
          TraceId.during("inner", () -> seen.set(TraceId.current()));
          assertThat(TraceId.current()).isEqualTo("outer");
        });

    assertThat(seen).hasValue("inner");
    assertThat(TraceId.current()).matches(NEW_TRACE_ID);
  }

  private HttpResponse<String> get(String path, String traceparent) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          java.net.http.HttpRequest.newBuilder(server.getURI().resolve(path))
              .header("traceparent", traceparent)
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static HttpHeaders headers(String traceparent) {
    return new SimpleHttpHeaders(Map.of("traceparent", traceparent), null);
  }

  @Controller("/watching-test")
  static final class Traced {
    @Get("/trace")
    @Produces("text/plain")
    @ExecuteOn(TaskExecutors.VIRTUAL)
    String trace(HttpRequest<?> request) {
      return Thread.currentThread().isVirtual() + " " + MDC.get(TraceId.LOG_KEY);
    }
  }
}
