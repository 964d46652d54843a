package io.insula.reporting.internal.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class TicketRoutesTest {
  /** This many requests arrive together, and even a busy machine refuses none of them with 503. */
  private static final int REQUESTS = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final TestDatabase database = TestDatabase.reserve();
  private final ReportingServer server =
      ReportingServer.start(
          database,
          environment,
          Map.of(
              "insula.reporting.max-unfinished-tickets",
              3,
              "insula.reporting.answer-within",
              "2s",
              "insula.reporting.keep-alive",
              "1s"));
  private final TestUsers people = server.people();
  private CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    open = new CountDownLatch(1);
    environment.reset().with(1, "ade", "bea").with(2, "ade").with(3);
  }

  @AfterEach
  void end() {
    open.countDown();
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_report_that_is_made_in_five_seconds_is_answered_with_its_finished_ticket() {
    var answer = people.member("ade").post("/reports/cycles/1").expect(200);

    var ticket = answer.json();
    assertThat(ticket.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "ticket_id",
            "status",
            "requested_by",
            "created_at",
            "finished_at",
            "progress",
            "tasks");
    assertThat(ticket.get("status").textValue()).isEqualTo("succeeded");
    assertThat(ticket.get("requested_by").textValue()).isEqualTo("ade");
    assertThat(ticket.get("progress"))
        .hasToString("{\"done\":1,\"total\":1,\"estimated_seconds_left\":0}");
    var task = ticket.at("/tasks/0");
    assertThat(task.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "cycle_id",
            "cycle_name",
            "status",
            "attempts",
            "error",
            "workbook_url",
            "sheet_url",
            "finished_at");
    assertThat(task.get("workbook_url").textValue()).isEqualTo("/reports/cycles/1.xlsx");
    assertThat(people.member("bea").get("/reports/tickets/" + id(ticket)).expect(200).json())
        .isEqualTo(ticket);
  }

  @Test
  void a_report_that_takes_longer_is_accepted_with_the_location_of_its_ticket() {
    environment.onMake(1, FakeTicketDependencies.until(open));

    var answer = people.member("ade").post("/reports/cycles/1").expect(202);

    assertThat(answer.header("Location")).isEqualTo("/reports/tickets/" + id(answer.json()));
    assertThat(answer.json().get("finished_at").isNull()).isTrue();
    assertThat(answer.json().at("/progress/estimated_seconds_left").isNull()).isTrue();
    assertThat(answer.json().get("status").textValue()).isEqualTo("running");
    assertThat(answer.json().at("/tasks/0/attempts").intValue()).isEqualTo(1);
  }

  @Test
  void all_cycles_are_accepted_at_once_and_the_ticket_is_followed_to_its_end() {
    var answer = people.admin().post("/reports/cycles").expect(202);

    var ticket = answer.header("Location");
    assertThat(answer.body()).isEqualTo("{\"ticket_id\":" + id(answer.json()) + "}");
    assertThat(ticket).isEqualTo("/reports/tickets/" + id(answer.json()));
    await().until(() -> status(ticket).equals("succeeded"));
    assertThat(people.admin().get(ticket).json().get("tasks")).hasSize(3);
  }

  @Test
  void the_list_has_no_tasks_and_continues_by_cursor() {
    var ids = IntStream.rangeClosed(1, 3).mapToObj(this::requested).toList().reversed();

    var first = people.admin().get("/reports/tickets?limit=2").expect(200).json();
    var cursor = first.get("next_cursor").textValue();
    var second = people.admin().get("/reports/tickets?limit=2&cursor=" + cursor).expect(200).json();

    assertThat(first.get("tickets")).extracting(TicketRoutesTest::id).isEqualTo(ids.subList(0, 2));
    assertThat(second.get("tickets")).extracting(TicketRoutesTest::id).isEqualTo(ids.subList(2, 3));
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(first.at("/tickets/0").has("tasks")).isFalse();
    assertThat(first.at("/tickets/0/progress/total").intValue()).isEqualTo(1);
  }

  @Test
  void a_finished_ticket_is_not_cancelled_and_one_that_succeeded_not_retried() {
    var path = "/reports/tickets/" + requested(1);

    people.admin().delete(path).expect(409);
    people.admin().post(path + "/retry").expect(409);
  }

  @Test
  void a_cancelled_ticket_runs_again_on_request() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var path = people.admin().post("/reports/cycles").expect(202).header("Location");
    people.admin().post(path + "/retry").expect(409);

    assertThat(people.admin().delete(path).expect(200).json().get("status").textValue())
        .isEqualTo("cancelled");
    open.countDown();
    people.admin().post(path + "/retry").expect(202);

    await().until(() -> status(path).equals("succeeded"));
  }

  @Test
  void each_role_can_do_only_what_it_is_allowed() {
    var other = "/reports/tickets/" + requested(3);
    var ade = people.member("ade");
    var student = people.member("student");
    var service = people.service("feed");

    student.post("/reports/cycles/1").expect(403);
    student.post("/reports/cycles").expect(403);
    student.post("/reports/cycles/99").expect(403);
    student.get("/reports/tickets").expect(403);
    for (var status : Map.of(student, 403, ade, 404).entrySet()) {
      var caller = status.getKey();
      caller.get(other).expect(status.getValue());
      caller.get(other + "/events").expect(status.getValue());
      caller.delete(other).expect(status.getValue());
      caller.post(other + "/retry").expect(status.getValue());
    }
    ade.post("/reports/cycles/99").expect(404);
    ade.post("/reports/cycles/3").expect(403);
    ade.post("/reports/cycles").expect(202);
    people.admin().post("/reports/cycles/99").expect(404);
    for (var path : List.of("/reports/tickets", other, other + "/events")) {
      service.get(path).expect(403);
      people.nobody().get(path).expect(401);
    }
    for (var path : List.of("/reports/cycles", "/reports/cycles/1", other + "/retry")) {
      service.post(path).expect(403);
      people.nobody().post(path).expect(401);
    }
    service.delete(other).expect(403);
    people.nobody().delete(other).expect(401);
  }

  @Test
  void hostile_input_is_refused() {
    var admin = people.admin();
    for (var id : List.of("x", "1.5", "99999999999999999999", "%00", "1%20OR%201=1")) {
      assertThat(admin.get("/reports/tickets/" + id).status()).isIn(400, 404);
      assertThat(admin.post("/reports/cycles/" + id).status()).isIn(400, 404);
      assertThat(admin.get("/reports/tickets/" + id + "/events").status()).isIn(400, 404);
    }
    admin.get("/reports/tickets/-1").expect(404);
    admin.get("/reports/tickets/0/events").expect(404);
    admin.get("/reports/tickets?cursor=x").expect(400);
    admin.get("/reports/tickets?limit=0").expect(400);
  }

  @Test
  void many_simultaneous_requests_share_a_ticket_or_get_429() throws Exception {
    for (long cycle = 1; cycle <= 8; cycle++) {
      environment.with(cycle, "ade").onMake(cycle, FakeTicketDependencies.until(open));
    }
    var ade = people.member("ade");
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < REQUESTS; i++) {
        var path = "/reports/cycles/" + (1 + i % 8);
        threads.submit(() -> statuses.add(ade.post(path).status()));
      }
    }

    assertThat(statuses).hasSize(REQUESTS).containsOnly(202, 429).contains(202, 429);
    assertThat(ade.get("/reports/tickets").json().get("tickets")).hasSize(3);
    var refused =
        IntStream.rangeClosed(1, 8)
            .mapToObj(cycle -> ade.post("/reports/cycles"))
            .filter(answer -> answer.status() == 429)
            .findFirst()
            .orElseThrow();
    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
  }

  @Test
  void a_request_with_a_body_is_refused_and_makes_no_ticket() {
    var admin = people.admin();
    var retry = "/reports/tickets/" + requested(1) + "/retry";
    var before = environment.runs().size();

    for (var path : List.of("/reports/cycles", "/reports/cycles/2", retry)) {
      admin.post(path, Map.of("cycles", List.of(1))).expect(400);
      admin.send("POST", path, "application/json", "[[[[".getBytes(UTF_8)).expect(400);
    }

    assertThat(admin.get("/reports/tickets").json().get("tickets")).hasSize(1);
    assertThat(environment.runs()).hasSize(before);
  }

  @Test
  void a_repeat_under_one_key_is_answered_with_the_same_ticket() {
    var sure = people.member("ade").withHeader("Idempotency-Key", "once");

    var first = sure.post("/reports/cycles/1").expect(200).json();

    assertThat(sure.post("/reports/cycles/1").expect(200).json()).isEqualTo(first);
    assertThat(environment.runsOf(1)).hasSize(1);
  }

  @Test
  void the_feed_shows_each_change_and_ends_with_the_finished_ticket() {
    environment.onMake(1, FakeTicketDependencies.until(open));
    var path = people.admin().post("/reports/cycles").expect(202).header("Location");
    try (var feed = Feed.open(people.admin(), path + "/events")) {
      await().until(() -> feed.last().at("/progress/done").intValue() == 2);
      assertThat(feed.last().get("status").textValue()).isEqualTo("running");

      open.countDown();

      await().until(feed::hasEnded);
      assertThat(feed.last().get("status").textValue()).isEqualTo("succeeded");
      assertThat(feed.last()).isEqualTo(people.admin().get(path).json());
      assertThat(feed.gaps()).allMatch(gap -> gap.toMillis() >= 500);
    }
  }

  @Test
  void the_feed_of_a_finished_ticket_is_one_event() {
    var id = requested(1);

    try (var feed = Feed.open(people.admin(), "/reports/tickets/" + id + "/events")) {
      await().until(feed::hasEnded);
      assertThat(feed.events()).hasSize(1);
    }
  }

  @Test
  void the_feed_shows_what_another_instance_does() {
    environment.onMake(3, FakeTicketDependencies.until(open));
    var path = people.admin().post("/reports/cycles").expect(202).header("Location");
    try (var other = ReportingServer.start(database, environment);
        var feed = Feed.open(people.admin(), path + "/events")) {
      await().until(() -> feed.last().at("/progress/done").intValue() == 2);

      other.people().admin().delete(path).expect(200);

      await().until(feed::hasEnded);
      assertThat(feed.last().get("status").textValue()).isEqualTo("cancelled");
    }
  }

  @Test
  void the_feed_ends_when_the_reader_is_disabled() {
    environment.with(1, "dee").onMake(1, FakeTicketDependencies.until(open));
    var dee = people.member("dee");
    var path = dee.post("/reports/cycles").expect(202).header("Location");
    try (var feed = Feed.open(dee, path + "/events")) {
      await().until(() -> !feed.events().isEmpty());

      people.admin().patch("/accounts/dee", Map.of("disabled", true)).expect(200);

      await().until(feed::hasEnded);
      assertThat(feed.last().get("finished_at").isNull()).isTrue();
    }
  }

  private long requested(int cycleId) {
    return id(people.admin().post("/reports/cycles/" + cycleId).expect(200).json());
  }

  private static long id(JsonNode ticket) {
    return ticket.get("ticket_id").longValue();
  }

  private String status(String path) {
    return people.admin().get(path).expect(200).json().get("status").textValue();
  }

  /** Reads a feed in the background. */
  private static final class Feed implements AutoCloseable {
    private final BufferedReader lines;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<Instant> arrivals = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private Feed(BufferedReader lines) {
      this.lines = lines;
      this.thread = Thread.ofVirtual().start(this::readAll);
    }

    static Feed open(ApiClient client, String path) {
      return new Feed(new BufferedReader(new InputStreamReader(client.open(path), UTF_8)));
    }

    List<JsonNode> events() {
      return events;
    }

    /** Returns the times between the events. */
    List<Duration> gaps() {
      return IntStream.range(1, arrivals.size())
          .mapToObj(event -> Duration.between(arrivals.get(event - 1), arrivals.get(event)))
          .toList();
    }

    JsonNode last() {
      return events.isEmpty() ? JSON.createObjectNode() : events.getLast();
    }

    boolean hasEnded() {
      return !thread.isAlive();
    }

    private void readAll() {
      try {
        var name = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("data: ")) {
            assertThat(name).isEqualTo("progress");
            arrivals.add(Instant.now());
            events.add(JSON.readTree(line.substring(6)));
          }
        }
      } catch (IOException e) {
        events.add(JSON.createObjectNode().put("broke", e.toString()));
      }
    }

    @Override
    public void close() {
      try {
        lines.close();
        thread.join();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
