package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports files of the maximum size with the smallest heap that production may have, 256 MB. */
@Tag("processes")
@Timeout(300)
class LargeImportTest {
  private static final int MAX_BYTES = 64 << 20;
  private static final int PROPOSALS = 80;
  private static final int DIGITS = 10;
  private static final String CYCLES_ROWS =
      "SELECT (SELECT count(*) FROM cycles.cycle) + (SELECT count(*) FROM cycles.ballot)";
  private static final String COPYING =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY cycles.ballot%'"
          + " AND datname = current_database()";

  @TempDir Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private TestDatabase database;
  private Settings settings;
  private ServerProcess server;
  private String token;

  @BeforeEach
  void start() {
    database = TestDatabase.create();
    settings =
        Settings.standard()
            .on(database)
            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.toAbsolutePath());
    server = ServerProcess.start(settings).awaitReady();
    token =
        TestUsers.of(server.uri())
            .nobody()
            .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
            .expect(200)
            .json()
            .required("access_token")
            .textValue();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_file_of_64_megabytes_is_imported_and_no_count_of_it_ends_the_server() throws Exception {
    var imported = send("/cycles/import", "text/plain", file(MAX_BYTES)).get();

    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    var path = "/cycles/" + imported.body().replaceAll("[^0-9]", "");
    assertThat(preview(path, "{\"rule\": \"greedy\"}").statusCode()).isEqualTo(200);
    var refused = preview(path, "{\"rule\": \"equal-shares\"}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"rule\"", "memory");
    assertThat(server.output()).doesNotContain("OutOfMemory");
  }

  @Test
  void a_server_that_is_killed_in_an_import_leaves_nothing_of_it() throws Exception {
    var answer = send("/cycles/import", "text/plain", file(MAX_BYTES / 2));
    await().atMost(Duration.ofSeconds(90)).until(() -> number(COPYING) > 0);

    server.killHard();

    assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
    await().until(() -> number(COPYING) == 0);
    assertThat(number(CYCLES_ROWS)).isZero();
    assertThat(namesOfImports()).isZero();
    server = ServerProcess.start(settings).awaitReady();
    assertThat(number(CYCLES_ROWS)).isZero();
  }

  private HttpResponse<String> preview(String path, String rule) throws Exception {
    return send(path + "/preview", "application/json", rule.getBytes(StandardCharsets.UTF_8)).get();
  }

  private CompletableFuture<HttpResponse<String>> send(String path, String type, byte[] body) {
    var request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  private long number(String query) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private long namesOfImports() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains("import")).count();
    }
  }

  /**
   * Returns an election file of about this size. Each voter has a different ballot, which encodes
   * the number of the voter.
   */
  private static byte[] file(int bytes) {
    var file = new StringBuilder("META\nbudget;1000\nvote_type;approval\nrule;greedy\nPROJECTS\n");
    file.append("project_id;cost\n");
    for (var proposal = 0; proposal < PROPOSALS; proposal++) {
      file.append(proposal).append(";100\n");
    }
    file.append("VOTES\nvoter_id;vote;age\n");
    for (var voter = 1; file.length() < bytes - 200; voter++) {
      file.append(voter).append(';');
      var rest = voter;
      for (var place = 0; rest > 0; place += DIGITS) {
        file.append(place == 0 ? "" : ",").append(place + rest % DIGITS);
        rest /= DIGITS;
      }
      file.append(";30\n");
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }
}
