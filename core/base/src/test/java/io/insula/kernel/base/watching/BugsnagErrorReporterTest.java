package io.insula.kernel.base.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bugsnag.serialization.DefaultSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BugsnagErrorReporterTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private HttpServer bugsnag;

  @BeforeEach
  void listen() throws IOException {
    bugsnag = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bugsnag.createContext(
        "/",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            awaitLeave();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    bugsnag.start();
  }

  @AfterEach
  void stop() {
    mayAnswer.countDown();
    bugsnag.stop(0);
  }

  @Test
  void an_error_arrives_with_its_trace_id_and_context() throws Exception {
    var reporter = reporter(endpoint("/"));

    reporter.report(new IllegalStateException("the clown fell"), "POST /parcels", TRACE_ID);

    var event = nextEvent();
    assertThat(event.at("/exceptions/0/errorClass").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(event.at("/exceptions/0/message").asText()).isEqualTo("the clown fell");
    assertThat(event.at("/exceptions/0/stacktrace/0/inProject").asBoolean()).isTrue();
    assertThat(event.at("/context").asText()).isEqualTo("POST /parcels");
    assertThat(event.at("/metaData/trace/trace_id").asText()).isEqualTo(TRACE_ID);
    assertThat(event.at("/app/releaseStage").asText()).isEqualTo("test");
    reporter.close();
  }

  @Test
  void a_token_in_an_errors_message_does_not_leave_the_process() throws Exception {
    var reporter = reporter(endpoint("/"));
    var token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGUifQ.c2lnbmF0dXJl";

    reporter.report(new IllegalStateException("not valid: " + token), "GET /", TRACE_ID);

    assertThat(received.poll(60, TimeUnit.SECONDS)).contains("[token]").doesNotContain(token);
    reporter.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"password\t=\thunter2", "password:\nhunter2"})
  void a_password_after_a_character_that_json_escapes_is_masked(String message) throws Exception {
    var reporter = reporter(endpoint("/"));

    reporter.report(new IllegalStateException(message), "GET /", TRACE_ID);

    assertThat(nextEvent().at("/exceptions/0/message").asText())
        .isEqualTo(message.replace("hunter2", "[password]"));
    reporter.close();
  }

  @Test
  void a_report_with_a_password_that_is_not_a_string_stays_valid_json() throws Exception {
    var json = new ObjectMapper();
    var delivery = new BugsnagDelivery(endpoint("/"));
    var report = Map.of("password", 1234, "pins", Map.of("Old_Password", List.of(5678), "at", 9));

    delivery.deliver(new DefaultSerializer(), report, Map.of());

    assertThat(json.readTree(received.poll(60, TimeUnit.SECONDS)))
        .isEqualTo(
            json.valueToTree(
                Map.of(
                    "password",
                    "[password]",
                    "pins",
                    Map.of("Old_Password", List.of("[password]"), "at", 9))));
    delivery.close();
  }

  @Test
  void while_bugsnag_is_silent_reporting_is_fast_and_the_queue_is_bounded() throws Exception {
    var logged = new AtomicInteger();
    var reporter = reporter(endpoint("/slow"), logged);
    var error = new IllegalStateException("again");
    var started = System.nanoTime();

    for (var i = 0; i < 10_000; i++) {
      reporter.report(error, "GET /", TRACE_ID);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    assertThat(logged).hasValue(10_000);
    mayAnswer.countDown();
    await().until(() -> received.size() > BugsnagErrorReporter.MAX_WAITING);
    reporter.close();
    assertThat(received).hasSize(BugsnagErrorReporter.MAX_WAITING + 1);
  }

  @Test
  void waiting_reports_are_sent_when_the_process_ends() {
    var reporter = reporter(endpoint("/"));

    for (var i = 0; i < 20; i++) {
      reporter.report(new IllegalStateException("number " + i), "GET /", TRACE_ID);
    }
    reporter.close();

    assertThat(received).hasSize(20);
  }

  @Test
  void the_end_of_the_process_does_not_wait_long_for_a_silent_bugsnag() {
    var reporter = reporter(endpoint("/slow"));
    reporter.report(new IllegalStateException("last words"), "GET /", TRACE_ID);
    await().until(() -> !received.isEmpty());
    var started = System.nanoTime();

    reporter.close();

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void an_outage_of_bugsnag_has_no_visible_effect() {
    bugsnag.stop(0);
    var logged = new AtomicInteger();
    var reporter = reporter(endpoint("/"), logged);

    reporter.report(new IllegalStateException("unheard"), "GET /", TRACE_ID);
    reporter.close();
    reporter.report(new IllegalStateException("after the end"), "GET /", TRACE_ID);

    assertThat(logged).hasValue(2);
  }

  @Test
  void it_is_used_where_its_key_is_set() throws Exception {
    Map<String, Object> settings =
        Map.of("insula.bugsnag.key", KEY, "insula.bugsnag.endpoint", endpoint("/").toString());
    try (var context = ApplicationContext.run(settings)) {
      context
          .getBean(ErrorReporter.class)
          .report(new IllegalStateException("configured"), "GET /", TRACE_ID);

      assertThat(nextEvent().at("/exceptions/0/message").asText()).isEqualTo("configured");
    }
  }

  @Test
  void errors_are_only_logged_if_no_key_is_set() {
    try (var context = ApplicationContext.run()) {
      assertThat(context.getBean(ErrorReporter.class)).isInstanceOf(LoggingErrorReporter.class);
    }
  }

  private void awaitLeave() {
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode nextEvent() throws Exception {
    var report = received.poll(60, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    return new ObjectMapper().readTree(report).at("/events/0");
  }

  private URI endpoint(String path) {
    return URI.create("http://localhost:" + bugsnag.getAddress().getPort() + path);
  }

  private static BugsnagErrorReporter reporter(URI endpoint) {
    return reporter(endpoint, new AtomicInteger());
  }

  private static BugsnagErrorReporter reporter(URI endpoint, AtomicInteger logged) {
    return new BugsnagErrorReporter(
        KEY, endpoint, "test", (error, context, traceId) -> logged.incrementAndGet());
  }
}
