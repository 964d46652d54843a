package io.insula.reporting.internal.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Tests who may follow the progress of a ticket. The server allows one reader at a time and sends a
 * comment every 45 seconds.
 */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
@Isolated("This test reads what all loggers of the process write.")
class ProgressReadersTest {
  /**
   * The longest wait for the end of a feed whose user was disabled. The server promises two
   * seconds; the rest is for a slow machine.
   */
  private static final Duration SOON = Duration.ofSeconds(20);

  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final ReportingServer server =
      ReportingServer.start(
          TestDatabase.reserve(),
          environment,
          Map.of("insula.reporting.max-progress-readers", 1, "insula.reporting.keep-alive", "45s"));
  private final TestUsers people = server.people();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    open = new CountDownLatch(1);
    environment.reset().with(1, "ade").with(2, "ade").with(3);
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root().addAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @AfterEach
  void end() {
    root().detachAppender(log);
    open.countDown();
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private List<String> loggedErrors() {
    return log.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static int head(ApiClient client, String path) {
    return client.send("HEAD", path, "text/plain", new byte[0]).status();
  }

  @Test
  void a_refused_feed_is_not_logged_as_an_error_and_a_head_has_the_same_status() {
    environment.onMake(3, FakeTicketDependencies.until(open));
    var hidden = people.admin().post("/reports/cycles").expect(202).header("Location") + "/events";

    for (var client : List.of(people.admin(), people.member("ade"))) {
      client.get("/reports/tickets/999999999/events").expect(404);
      assertThat(head(client, "/reports/tickets/999999999/events")).isEqualTo(404);
    }
    people.member("ade").get(hidden).expect(404);
    people.member("student").get(hidden).expect(403);
    assertThat(head(people.member("ade"), hidden)).isEqualTo(404);
    assertThat(head(people.member("student"), hidden)).isEqualTo(403);
    assertThat(head(people.admin(), hidden)).isEqualTo(200);
    assertThat(loggedErrors()).isEmpty();
  }

  @Test
  void a_reader_above_the_limit_gets_503_and_a_head_does_not_count() throws IOException {
    environment.onMake(3, FakeTicketDependencies.until(open));
    var events = people.admin().post("/reports/cycles").expect(202).header("Location") + "/events";
    for (int i = 0; i < 3; i++) {
      assertThat(head(people.admin(), events)).isEqualTo(200);
    }

    try (var first = read(people.admin(), events)) {
      assertThat(first.readLine()).isEqualTo("event: progress");
      assertThat(people.admin().get(events).expect(503).header("Retry-After")).isEqualTo("5");
      assertThat(loggedErrors()).isEmpty();
    }

    await().until(() -> isServed(events));
  }

  private boolean isServed(String events) throws IOException {
    try (var reader = read(people.admin(), events)) {
      return reader.readLine() != null;
    } catch (AssertionError e) {
      return false;
    }
  }

  @Test
  void a_reader_who_is_no_longer_an_admin_gets_no_further_event() throws IOException {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var second = new CountDownLatch(1);
    environment.onMake(2, FakeTicketDependencies.until(second));
    var ade = people.member("ade");
    var events = ade.post("/reports/cycles").expect(202).header("Location") + "/events";
    try (var reader = read(ade, events)) {
      assertThat(reader.readLine()).isEqualTo("event: progress");
      environment.with(1, "bea").with(2, "bea");

      open.countDown();

      assertThat(reader.lines().filter(line -> line.contains("\"done\":1"))).isEmpty();
    } finally {
      second.countDown();
    }
  }

  @Test
  void the_feed_of_a_reader_whose_account_is_disabled_ends_soon() throws IOException {
    environment.with(1, "eve").onMake(1, FakeTicketDependencies.until(open));
    var eve = people.member("eve");
    var events = eve.post("/reports/cycles").expect(202).header("Location") + "/events";
    try (var reader = read(eve, events)) {
      assertThat(reader.readLine()).isEqualTo("event: progress");
      people.admin().patch("/accounts/eve", Map.of("disabled", true)).expect(200);
      var disabled = System.nanoTime();

      while (reader.readLine() != null) {
        // Skips the rest of the first event.
      }

      assertThat(Duration.ofNanos(System.nanoTime() - disabled)).isLessThan(SOON);
    }
  }

  private static BufferedReader read(ApiClient client, String path) {
    return new BufferedReader(new InputStreamReader(client.open(path), UTF_8));
  }
}
