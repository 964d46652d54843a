package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as people run it: real processes, started, killed and started again. */
class ServerLifecycleTest {
  /** There are hundreds of projects to look at one by one, beside other tests. */
  private static final Duration COMPLETED_WITHIN = Duration.ofSeconds(40);

  private static final int PROPOSES = 1_000;
  private static final int AT_ONCE = 16;

  @TempDir Path data;

  @Test
  void a_newcomer_starts_it_signs_in_and_proposes_and_finds_it_all_again_the_next_day() {
    var settings =
        Settings.standard()
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_DATA", data.resolve("elsewhere").toString());
    try (var server = ServerProcess.start(settings).awaitReady()) {
      signIn(server, "popee", "demo-member").expect(200);
      var admin = TestUsers.of(server.uri()).admin();
      admin.post("/projects/propose", proposal("A bench by the lake")).expect(201);
      assertThat(names(admin)).startsWith("A bench by the lake").contains("Popee the Performer");
      server.terminate();
      server.awaitExit(Duration.ofSeconds(30));
    }
    try (var server = ServerProcess.start(settings).awaitReady()) {
      assertThat(names(TestUsers.of(server.uri()).admin()))
          .startsWith("A bench by the lake")
          .hasSize(6);
      assertThat(server.output()).contains("ready at http://localhost:" + settings.port());
    }
  }

  @Test
  void a_password_given_to_a_server_with_demo_data_is_the_one_that_works() {
    var settings =
        new Settings(
            Settings.standard().port(),
            Map.of("INSULA_DEVELOPMENT", "true", "INSULA_DATA", data.toString()));
    try (var server = ServerProcess.start(settings).awaitReady()) {
      signIn(server, "admin", "demo-admin").expect(200);
      server.terminate();
      server.awaitExit(Duration.ofSeconds(30));
    }
    var given = settings.with("INSULA_ADMIN_PASSWORD", TestPasswords.ADMIN);
    try (var server = ServerProcess.start(given).awaitReady()) {
      signIn(server, "admin", "demo-admin").expect(401);
      signIn(server, "admin", TestPasswords.ADMIN).expect(200);
    }
  }

  @Test
  void a_server_in_development_that_nobody_can_enter_says_how_to() {
    var settings =
        new Settings(Settings.standard().port(), Map.of())
            .on(TestDatabase.create())
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_DEMO", "false");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.output().contains("Nobody can sign in yet"));
      assertThat(server.output()).contains("INSULA_ADMIN_PASSWORD").doesNotContain("Demo accounts");
    }
  }

  @Test
  void two_servers_that_start_at_once_on_an_empty_database_both_come_up() throws SQLException {
    var database = TestDatabase.create();
    var migrated = new ArrayList<String>();
    try (var one = ServerProcess.start(Settings.standard().on(database));
        var other = ServerProcess.start(Settings.standard().on(database))) {
      one.awaitReady();
      other.awaitReady();
      var proposed =
          TestUsers.of(one.uri())
              .admin()
              .post("/projects/propose", proposal("Seen from both"))
              .expect(201);
      assertThat(names(TestUsers.of(other.uri()).admin())).containsExactly("Seen from both");
      assertThat(proposed.json().required("project_id").isIntegralNumber()).isTrue();
      migrated.addAll(Stream.of(one, other).flatMap(ServerLifecycleTest::migratedSchemas).toList());
    }
    assertThat(migrated).contains("kernel", "projects", "threads").doesNotHaveDuplicates();
    for (var schema : migrated) {
      assertThat(migrationsRun(database, schema)).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_server_killed_while_people_propose_completes_what_it_acknowledged() throws Exception {
    var settings = Settings.standard().on(TestDatabase.create());
    Queue<Long> acknowledged;
    try (var server = ServerProcess.start(settings).awaitReady()) {
      acknowledged = killInTheMiddle(server);
    }
    assertThat(acknowledged).hasSizeBetween(PROPOSES / 4, PROPOSES - 1);
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      var stored = ids(admin);
      assertThat(stored).containsAll(acknowledged);
      var incomplete = new ArrayDeque<>(stored);
      await().atMost(COMPLETED_WITHIN).untilAsserted(() -> forgetComplete(admin, incomplete));
      await()
          .atMost(COMPLETED_WITHIN)
          .untilAsserted(
              () ->
                  assertThat(proposedByTheLog(admin)).containsExactlyInAnyOrderElementsOf(stored));
    }
  }

  @Test
  void what_users_do_stands_in_the_log() {
    try (var server =
        ServerProcess.start(Settings.standard().on(TestDatabase.create())).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      var project =
          TestUsers.of(server.uri())
              .member("ade")
              .post("/projects/propose", proposal("A bench by the lake"))
              .expect(201)
              .json()
              .required("project_id");
      admin
          .put("/projects/tags", Map.of("project_id", project, "add", List.of("lake")))
          .expect(204);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(events(admin, "").map(event -> event.required("message").textValue()))
                      .containsExactlyInAnyOrder(
                          "project proposed",
                          "thread added",
                          "thread added",
                          "thread added",
                          "tags changed"));
      assertThat(events(admin, "&message=proposed").toList())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.required("component").textValue()).isEqualTo("projects");
                assertThat(event.required("email").isNull()).isTrue();
                assertThat(event.at("/data/sub").textValue()).isEqualTo("ade");
                assertThat(event.at("/data/project_id")).isEqualTo(project);
              });
    }
  }

  @Test
  void a_server_without_activity_takes_proposals() {
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_HOSTED_APPS", "projects,threads");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      admin.post("/projects/propose", proposal("Unheard of")).expect(201);
      assertThat(ids(admin))
          .singleElement()
          .satisfies(id -> assertThat(threadCount(admin, id)).isEqualTo(3));
      assertThat(admin.get("/events").status()).isEqualTo(404);
    }
  }

  @Test
  void a_server_waits_for_a_database_that_is_away_and_starts_when_it_comes() {
    var database = TestDatabase.create();
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      try (var server = ServerProcess.start(Settings.standard().on(proxy.through(database)))) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    server.output().lines().filter(ServerLifecycleTest::isAboutWaiting).count()
                        >= 2);
        proxy.heal();
        server.awaitReady();
      }
    }
  }

  @Test
  void a_server_gives_up_on_a_database_that_does_not_come_and_says_so() {
    var database = TestDatabase.create();
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      var settings =
          Settings.standard()
              .on(proxy.through(database))
              .with("INSULA_DATABASE_CONNECT_ATTEMPTS", "2");
      try (var server = ServerProcess.start(settings)) {
        assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
        assertThat(server.output())
            .contains("Insula did not start: ")
            .doesNotContain("\tat io.micronaut");
      }
    }
  }

  @Test
  void what_is_missing_outside_development_is_named_in_one_line() {
    var settings = new Settings(Settings.standard().port(), Map.of()).on(TestDatabase.create());
    try (var server = ServerProcess.start(settings)) {
      assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
      assertThat(server.output())
          .contains("Insula did not start: INSULA_ADMIN_PASSWORD is not set")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void a_request_in_flight_is_answered_before_a_terminated_server_ends() throws IOException {
    try (var server =
            ServerProcess.start(Settings.standard().on(TestDatabase.create())).awaitReady();
        var client = new Socket(server.uri().getHost(), server.uri().getPort())) {
      var body = "{\"username\": \"admin\", \"password\": \"" + TestPasswords.ADMIN + "\"}";
      var half = body.length() / 2;
      var out = client.getOutputStream();
      out.write(headOfLogin(body.length()).getBytes(UTF_8));
      out.write(body.substring(0, half).getBytes(UTF_8));
      out.flush();
      TestUsers.of(server.uri()).admin();
      server.terminate();
      await().atMost(Duration.ofSeconds(10)).until(() -> !takesConnections(server));
      out.write(body.substring(half).getBytes(UTF_8));
      out.flush();
      var answer = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
      server.awaitExit(Duration.ofSeconds(30));
    }
  }

  /** Those in which this server ran migrations, by its log. */
  private static Stream<String> migratedSchemas(ServerProcess server) {
    return Pattern.compile("Schema (\\w+): \\d+ migrations ran")
        .matcher(server.output())
        .results()
        .map(found -> found.group(1));
  }

  private static List<String> migrationsRun(TestDatabase database, String schema)
      throws SQLException {
    var versions = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version FROM "
                    + schema
                    + ".flyway_schema_history WHERE version IS NOT NULL")) {
      while (rows.next()) {
        versions.add(rows.getString("version"));
      }
    }
    return versions;
  }

  private static ApiResponse signIn(ServerProcess server, String name, String password) {
    return ApiClient.at(server.uri())
        .post("/login", Map.of("username", name, "password", password));
  }

  private static boolean takesConnections(ServerProcess server) {
    try (var socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String headOfLogin(int length) {
    return "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  private static boolean isAboutWaiting(String line) {
    return line.toLowerCase(Locale.ROOT).contains("database") && line.contains("WARN");
  }

  /** Sends proposes, {@link #AT_ONCE} at a time, and kills the server half way. */
  private static Queue<Long> killInTheMiddle(ServerProcess server) throws InterruptedException {
    var admin = TestUsers.of(server.uri()).admin();
    var acknowledged = new ConcurrentLinkedQueue<Long>();
    var halfWay = new CountDownLatch(PROPOSES / 2);
    var next = new AtomicInteger();
    Runnable client =
        () -> {
          while (next.get() < PROPOSES) {
            try {
              var answer =
                  admin.post("/projects/propose", proposal("Project " + next.incrementAndGet()));
              acknowledged.add(answer.expect(201).json().required("project_id").longValue());
              halfWay.countDown();
            } catch (UncheckedIOException e) {
              return; // The server was killed.
            }
          }
        };
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, AT_ONCE).mapToObj(i -> clients.submit(client)).toList();
      assertThat(halfWay.await(60, TimeUnit.SECONDS)).isTrue();
      server.killHard();
      for (var each : running) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    }
    return acknowledged;
  }

  private static Map<String, Object> proposal(String name) {
    return Map.of(
        "project_name",
        name,
        "tagline",
        "for everybody",
        "tags",
        List.of("test"),
        "problems",
        List.of("one", "two"),
        "solutions",
        List.of("three"));
  }

  private static List<String> names(ApiClient client) {
    return projects(client).map(project -> project.required("project_name").textValue()).toList();
  }

  private static List<Long> ids(ApiClient client) {
    return projects(client).map(project -> project.required("project_id").longValue()).toList();
  }

  /** Looks at each project until it has its three threads, and then not again. */
  private static void forgetComplete(ApiClient client, Deque<Long> projects) {
    while (!projects.isEmpty()) {
      assertThat(threadCount(client, projects.element())).isEqualTo(3);
      projects.remove();
    }
  }

  private static int threadCount(ApiClient client, long projectId) {
    var answer = client.get("/projects/" + projectId + "/threads").expect(200).json();
    return answer.required("threads").size();
  }

  private static List<Long> proposedByTheLog(ApiClient client) {
    return events(client, "&message=project+proposed")
        .map(event -> event.at("/data/project_id").longValue())
        .toList();
  }

  private static Stream<JsonNode> events(ApiClient client, String filter) {
    return all(client, "/events?limit=200" + filter, "events");
  }

  private static Stream<JsonNode> projects(ApiClient client) {
    return all(client, "/projects?limit=200", "projects");
  }

  private static Stream<JsonNode> all(ApiClient client, String path, String name) {
    var all = new ArrayList<JsonNode>();
    var page = client.get(path).expect(200).json();
    page.required(name).forEach(all::add);
    while (!page.required("next_cursor").isNull()) {
      var cursor = page.required("next_cursor").textValue();
      page = client.get(path + "&cursor=" + cursor).expect(200).json();
      page.required(name).forEach(all::add);
    }
    return all.stream();
  }
}
