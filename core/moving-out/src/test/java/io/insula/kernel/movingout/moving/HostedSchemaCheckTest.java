package io.insula.kernel.movingout.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.TraceId;
import io.insula.remote.RemoteCallContext;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tests a process that still hosts an app after the app's data was moved. */
class HostedSchemaCheckTest {
  private static final String TRACE = "fedcba9876543210fedcba9876543210";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestDatabase database = TestDatabase.reserve();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private EmbeddedServer server;
  private ApiClient client;

  @BeforeEach
  void start() {
    server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "insula.test.orchard-controller", "true",
                "insula.test.orchard", "true",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.username(),
                "datasources.default.password", database.password()));
    client = ApiClient.at(server.getURI());
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void stop() {
    root().detachAppender(log);
    server.close();
  }

  @Test
  void clients_get_a_retry_time_and_the_process_is_not_ready_until_the_data_is_back() {
    client.get("/test/database/trees").expect(200);
    client.get("/health/readiness").expect(200);

    moveOut();

    assertThat(client.get("/test/database/trees").expect(503).header("Retry-After")).isEqualTo("5");
    assertThat(client.get("/test/database/trees").expect(503).body()).doesNotContain("orchard");
    client.get("/health/liveness").expect(200);
    client.get("/test/database").expect(200);
    assertThat(linesWith("The data of the app orchard is no longer in this database")).hasSize(1);

    database.execute("ALTER SCHEMA orchard_moved RENAME TO orchard");
    await().atMost(SOON).until(() -> client.get("/health/readiness").status() == 200);
    client.get("/test/database/trees").expect(200);
    assertThat(linesWith("The data of the app orchard is in this database again")).hasSize(1);
  }

  @Test
  void requests_do_not_fill_the_log() {
    moveOut();
    log.list.clear();

    var traced = client.withHeader("traceparent", "00-" + TRACE + "-0123456789abcdef-01");
    for (var i = 0; i < 20; i++) {
      traced.get("/test/database/trees").expect(503);
    }

    assertThat(log.list)
        .filteredOn(line -> line.getThrowableProxy() != null)
        .noneMatch(HostedSchemaCheckTest::isAboutTheRequests);
  }

  @Test
  void a_missing_table_of_another_schema_is_an_error_before_and_after_the_move() {
    client.get("/test/database/mistake?table=orchard.nothing").expect(500);
    moveOut();

    for (var table : List.of("kernel.nothing", "nothing.nothing", "kernel.orchard")) {
      client.get("/test/database/mistake?table=" + table).expect(500);
    }
    client.get("/test/database/mistake?table=orchard.nothing").expect(503);
  }

  @Test
  void calls_from_other_processes_get_the_same_answer() {
    var callContext = server.getApplicationContext().getBean(RemoteCallContext.class);
    var error = new SQLException("ERROR: schema \"orchard\" does not exist", "3F000");
    assertThat(callContext.meaningOf(new IllegalStateException(error))).isEmpty();

    moveOut();

    assertThat(callContext.meaningOf(new IllegalStateException(error)))
        .get()
        .isInstanceOf(UnavailableException.class);
    assertThat(callContext.meaningOf(new SQLException("orchard", "42601"))).isEmpty();
  }

  /**
   * Returns whether a log line is about the requests of this test. Other tests write to the same
   * log at the same time.
   */
  private static boolean isAboutTheRequests(ILoggingEvent line) {
    return TRACE.equals(line.getMDCPropertyMap().get(TraceId.LOG_KEY))
        || line.getFormattedMessage().contains("/test/database/trees");
  }

  private void moveOut() {
    database.execute("ALTER SCHEMA orchard RENAME TO orchard_moved");
    await().atMost(SOON).until(() -> client.get("/health/readiness").status() == 503);
  }

  private List<String> linesWith(String text) {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(text))
        .toList();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
