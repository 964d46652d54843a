package io.insula.reporting.internal.source;

import static io.insula.reporting.internal.source.FakeGraphQl.cutOff;
import static io.insula.reporting.internal.source.FakeGraphQl.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.insula.api.UnavailableException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.testkit.ServerProcess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlFailuresTest extends GraphQlSourceTestBase {
  private static String errors(String data, String code, String message) {
    return """
    {"data": %s, "errors": [{"message": "%s", "path": ["cycle"], "extensions": {"code": "%s"}}]}
    """
        .formatted(data, message, code);
  }

  private ReportFailedException failure() {
    var thrown = catchThrowable(this::snapshot);
    assertThat(thrown).isInstanceOf(ReportFailedException.class);
    assertThat(thrown).hasMessageNotContaining(TOKEN);
    assertThat(backend.queries()).hasSize(1);
    return (ReportFailedException) thrown;
  }

  private UnavailableException unavailable(CycleSource asked) {
    var thrown = catchThrowable(() -> asked.snapshot(7));
    assertThat(thrown).isInstanceOf(UnavailableException.class);
    assertThat(thrown).hasMessageNotContaining(TOKEN);
    return (UnavailableException) thrown;
  }

  @Test
  void an_unknown_cycle_is_not_found() {
    backend.then(errors("{\"cycle\": null}", "not_found", "There is no cycle 7."));

    assertThatExceptionOfType(CycleNotFoundException.class).isThrownBy(this::snapshot);
    assertThatExceptionOfType(CycleNotFoundException.class).isThrownBy(() -> source.get(7));
  }

  @Test
  void a_partial_answer_is_a_failure_with_what_the_other_backend_says() {
    var half = small().replaceFirst("\\{\"data\":", "").replaceFirst("}$", "");
    backend.then(errors(half, "unexpected", "The token " + TOKEN + "\\nbroke it."));

    var failure = failure();

    assertThat(failure)
        .hasMessage(
            "The backend of the cycles could not answer all of the query: The token [token] broke"
                + " it.");
    assertThat(failure.isTransient()).isTrue();
  }

  @Test
  void a_query_that_the_other_backend_does_not_know_is_not_retried() {
    backend.then(
        "{\"errors\": [{\"message\": \"No field.\", \"extensions\": {\"code\": \"invalid\"}}]}");

    assertThat(failure().isTransient()).isFalse();
  }

  @Test
  void a_query_is_retried_while_the_backend_is_unavailable() {
    backend.then(errors("{\"cycle\": null}", "unavailable", "Busy."), small());

    assertThat(snapshot()).hasSize(2);
  }

  @Test
  void a_backend_that_stays_unavailable_is_reported_as_unavailable() {
    backend.then(errors("{\"cycle\": null}", "unavailable", "Busy."));

    assertThat(unavailable(source)).hasMessageContaining("Busy.");
    assertThat(backend.queries()).hasSize(ATTEMPTS);
  }

  @ParameterizedTest
  @CsvSource({"401, does not accept the token", "403, needs the scope reports"})
  void a_refused_token_is_named_and_not_tried_again(int status, String words) {
    backend.then(status(status, "{\"detail\": \"" + TOKEN + "\"}"));

    var failure = failure();

    assertThat(failure)
        .hasMessageContaining(words)
        .hasMessageContaining("INSULA_REPORTING_GRAPHQL_TOKEN");
    assertThat(failure.isTransient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void a_temporary_error_is_retried(int status) {
    backend.then(
        status(status, "{\"detail\": \"Not now.\"}"), status(status, ""), status(200, small()));

    assertThat(snapshot()).hasSize(2);
    assertThat(backend.queries()).hasSize(3);
  }

  @Test
  void the_number_of_attempts_is_limited() {
    backend.then(status(503, "{\"detail\": \"Not now.\"}"));

    assertThat(unavailable(source))
        .hasMessage("The backend of the cycles answered with the status 503: Not now.");
    assertThat(backend.queries()).hasSize(ATTEMPTS);
  }

  @Test
  void a_retry_waits_as_long_as_the_other_backend_requests() {
    backend.then(status(429, "", "Retry-After", "1"), status(200, small()));
    var startedAt = System.nanoTime();

    assertThat(snapshot()).hasSize(2);

    assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_wait_that_is_too_long_is_left_to_the_caller() {
    backend.then(status(503, "", "Retry-After", "86400"));

    assertThat(unavailable(source).retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(backend.queries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 413, 422})
  void a_permanent_error_is_not_retried(int status) {
    backend.then(
        status(
            status,
            "{\"detail\": \"No.\", \"errors\": [{\"field\": \"query\", \"message\": \"must be"
                + " short\"}]}"));

    var failure = failure();

    assertThat(failure).hasMessageContaining(status + ": must be short; No.");
    assertThat(failure.isTransient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_refused_and_the_token_is_not_sent_to_its_target(int status) {
    try (var other = new FakeGraphQl().then(small())) {
      backend.then(status(status, "", "Location", other.url()));

      assertThat(failure()).hasMessageContaining("redirect (" + status + ")");
      assertThat(other.queries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>Sign in</html>", "", "{\"data\": {\"cycle\"", "{} {}", "{\"a\":1} x"})
  void an_answer_that_is_not_json_is_refused(String body) {
    backend.then(body);

    assertThat(failure()).hasMessageContaining("backend of the cycles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "{}", "{\"data\": []}", "{\"data\": null}", "{\"data\": {}}"})
  void json_that_is_not_a_graphql_response_is_refused(String body) {
    backend.then(body);

    assertThat(failure()).hasMessageContaining("did not send an object in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"A|\"name\": 7, \"x\": \"A|a text in data.cycle.name",
        "\"budget\": 1000.50|\"budget\": \"1000.50\"|a decimal number in data.cycle.budget",
        "\"budget\": 1000.50|\"budget\": 1e999999999|a decimal number in data.cycle.budget",
        "\"public\": true|\"public\": 1|true or false in data.cycle.public",
        "\"cycle_id\": \"7\"|\"cycle_id\": 7|a text in data.cycle.cycle_id",
        "\"cycle_id\": \"7\"|\"cycle_id\": \"seven\"|an id in data.cycle.cycle_id",
        "\"voted\": 12|\"voted\": 12.5|a whole number in data.cycle.turnout.voted",
        "\"voted\": 12|\"voted\": 99999999999999999999|a whole number in data.cycle.turnout.voted",
        "\"phase\": \"voting\"|\"phase\": \"lunch\"|a known phase in data.cycle.phase",
        "\"created_at\": \"2026|\"created_at\": \"26|a time in data.cycle.created_at",
        "\"admins\": [|\"admins\": [3,|a text in data.cycle.admins",
        "\"nodes\": [|\"nodes\": 3, \"x\": [|a list in data.cycle.proposals.nodes",
        "\"nodes\": [|\"nodes\": [null,|an object in data.cycle.proposals.nodes",
        "\"cost\": 12.50|\"cost\": null|a decimal number in data.cycle.proposals.nodes.cost",
        "\"revision\": \"1-1\",||a text in data.cycle.revision",
      })
  void a_value_of_another_type_is_named(String old, String changed, String words) {
    backend.then(small().replace(old, changed == null ? "" : changed));

    var failure = failure();

    assertThat(failure).hasMessageContaining("did not send " + words);
    assertThat(failure.isTransient()).isFalse();
  }

  @Test
  void a_response_above_the_limit_is_not_read_to_its_end() {
    backend.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var part = new byte[1 << 20];
          for (var i = 0; i < 64; i++) {
            exchange.getResponseBody().write(part);
          }
        });

    assertThat(failure()).hasMessageContaining("more than 16777216 bytes");
  }

  @Test
  void a_connection_that_breaks_off_is_tried_again() {
    backend.then(cutOff(), _ -> {}, status(200, small()));

    assertThat(snapshot()).hasSize(2);
  }

  @Test
  void an_unreachable_backend_is_reported_as_unavailable() {
    var nowhere = "http://127.0.0.1:" + ServerProcess.freePort() + "/graphql";

    assertThat(unavailable(sourceAt(nowhere, Duration.ofSeconds(5))))
        .hasMessageContaining("cannot be reached: it refused the connection.");
  }

  @Test
  void a_backend_that_does_not_answer_is_reported_as_unavailable() {
    backend.then(backend.silence(), backend.silenceInTheBody());

    assertThat(unavailable(sourceAt(backend.url(), Duration.ofMillis(900))))
        .hasMessage("The backend of the cycles did not answer within 900 ms.");
    assertThat(backend.queries()).hasSize(ATTEMPTS);
  }

  @Test
  void the_caller_sends_heartbeats_and_can_end_the_query() {
    backend.then(backend.silence());
    var beats = new AtomicInteger();

    assertThatExceptionOfType(AttemptEndedException.class)
        .isThrownBy(
            () ->
                source.snapshot(
                    7,
                    () -> {
                      if (beats.incrementAndGet() == 3) {
                        throw new AttemptEndedException("cancelled");
                      }
                    }));

    assertThat(backend.queries()).hasSize(1);
  }

  @Test
  void an_interruption_ends_the_call_and_the_thread_stays_interrupted() {
    backend.then(backend.silence());
    Thread.currentThread().interrupt();

    assertThat(unavailable(source)).hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }
}
