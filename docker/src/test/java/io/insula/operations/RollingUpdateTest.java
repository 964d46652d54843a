package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Replaces two servers of the previous commit by two servers of this commit, one after the other,
 * while clients write. {@code -Dinsula.test.update-from=COMMIT} replaces servers of another commit
 * instead.
 */
@Tag("operations")
@ResourceLock(ServerJar.BUILD)
class RollingUpdateTest {
  private static final Duration SHUTDOWN = Duration.ofSeconds(40);
  private static final Pattern MIGRATED = Pattern.compile("Schema \\w+: (\\d+) migrations ran");

  private final TestDatabase database = TestDatabase.create();
  private final Deque<ServerProcess> running = new ArrayDeque<>();

  @TempDir Path sourcesOfBefore;

  @AfterEach
  void stop() {
    running.forEach(ServerProcess::close);
  }

  @Test
  void no_request_fails_nothing_is_lost_and_migrations_run_once() {
    var before = ServerJar.ofBefore(sourcesOfBefore);
    var now = ServerJar.ofNow();
    try (var balancer = new Balancer()) {
      start(before, balancer);
      start(before, balancer);
      var migrationsBefore = migrations();
      var load = WritingLoad.start(balancer::send, signIn());
      String migrated;
      try (load) {
        awaitProgress(load);
        migrated = replaceOne(now, balancer);
        awaitProgress(load);
        assertThat(replaceOne(now, balancer)).isEqualTo("0");
        awaitProgress(load);
      }

      assertThat(load.failures()).isEmpty();
      assertThat(projects()).containsAll(load.acknowledged()).doesNotHaveDuplicates();
      assertThat(migrations()).doesNotHaveDuplicates().containsAll(migrationsBefore);
      assertThat(migrated).isEqualTo(String.valueOf(migrations().size() - migrationsBefore.size()));
      System.out.printf(
          "%d projects were proposed, %d requests sent again, %s migrations ran%n",
          load.acknowledged().size(), balancer.sentAgain(), migrated);
    }
  }

  /**
   * Starts a new server, and then stops the oldest one. Returns how many migrations the new server
   * ran.
   */
  private String replaceOne(Path jar, Balancer balancer) {
    var server = start(jar, balancer);
    var old = running.removeFirst();
    old.terminate();
    assertThat(old.awaitExit(SHUTDOWN)).isEqualTo(143);
    balancer.remove(old.uri());
    old.close();
    return String.valueOf(
        MIGRATED
            .matcher(server.output())
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .sum());
  }

  private ServerProcess start(Path jar, Balancer balancer) {
    var settings = Settings.standard().on(database).with("INSULA_DRAIN", "2s");
    var server = ServerProcess.startJar(settings, jar);
    running.addLast(server);
    server.awaitReady();
    balancer.add(server.uri());
    return server;
  }

  private String signIn() {
    var admin = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var answer = ApiClient.at(running.getFirst().uri()).post("/login", admin).expect(200);
    return answer.json().required("access_token").textValue();
  }

  private static void awaitProgress(WritingLoad load) {
    var enough = load.acknowledged().size() + 100;
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> load.acknowledged().size() >= enough || !load.failures().isEmpty());
  }

  private List<String> projects() {
    return rows().of("SELECT name FROM projects.project");
  }

  /**
   * Returns the schema, the version and the success of each migration that ran. So a failed
   * migration is not equal to any expected one.
   */
  private List<String> migrations() {
    var histories =
        rows()
            .of("SELECT schemaname FROM pg_tables WHERE tablename = 'flyway_schema_history'")
            .stream()
            .map(
                schema ->
                    "SELECT '%1$s ' || version || ' ' || success FROM %1$s.flyway_schema_history"
                            .formatted(schema)
                        + " WHERE version IS NOT NULL")
            .collect(Collectors.joining(" UNION ALL "));
    return rows().of(histories);
  }

  private Rows rows() {
    return new Rows(database.url(), database.username(), database.password());
  }
}
