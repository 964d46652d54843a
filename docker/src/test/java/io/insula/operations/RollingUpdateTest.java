package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Replaces two servers by two servers of another version, one after the other, while clients write.
 * One test updates from the previous commit to this one. Another test updates from this commit to a
 * version with one more migration, and back. With {@code -Dinsula.test.update-from=COMMIT} the
 * first test updates from another commit.
 */
@Tag("operations")
@ResourceLock(ServerJarBuilder.BUILD)
class RollingUpdateTest {
  private static final int VOTERS = 4;
  private static final Duration SHUTDOWN = Duration.ofSeconds(40);
  private static final Pattern MIGRATED = Pattern.compile("Schema \\w+: (\\d+) migrations ran");

  /**
   * A change of the schema that a release may make while servers of the previous version still run
   * (docs/operations.md).
   */
  private static final String EXPANSION =
      """
      CREATE TABLE projects.added (id bigint PRIMARY KEY);
      ALTER TABLE projects.project ADD COLUMN summary text NOT NULL DEFAULT '';
      ALTER TABLE projects.project ADD COLUMN place text;
      CREATE INDEX project_place ON projects.project (place);
      """;

  private final TestDatabase database = TestDatabase.create();
  private final Deque<ServerProcess> running = new ArrayDeque<>();

  /**
   * The setting that lets a server start on the schema of a newer version, which a rollback needs.
   */
  private String acceptsNewer = "false";

  @TempDir Path folder;

  @AfterEach
  void stop() {
    running.forEach(ServerProcess::close);
  }

  @Test
  void no_request_fails_nothing_is_lost_and_migrations_run_once() {
    var before = ServerJarBuilder.ofBefore(folder);
    var now = ServerJarBuilder.ofNow();
    try (var balancer = new LoadBalancer()) {
      start(before, balancer);
      start(before, balancer);
      var migrationsBefore = migrations();
      var voters = voters();
      var load = WritingLoad.start(balancer::send, signIn(), voters);
      int migrated;
      try (load) {
        awaitProgress(load);
        migrated = replaceBoth(now, balancer, load);
      }

      assertNothingIsLost(load, voters);
      assertThat(migrations()).doesNotHaveDuplicates().containsAll(migrationsBefore);
      assertThat(migrated).isEqualTo(migrations().size() - migrationsBefore.size());
      report(load, balancer, migrated);
    }
  }

  @Test
  void no_request_fails_in_an_update_with_a_migration_and_its_rollback() throws IOException {
    acceptsNewer = "true";
    var now = ServerJarBuilder.ofNow();
    var newer = ServerJarBuilder.withMigration(now, folder, EXPANSION);
    try (var balancer = new LoadBalancer()) {
      start(now, balancer);
      start(now, balancer);
      var migrationsBefore = migrations();
      var voters = voters();
      var load = WritingLoad.start(balancer::send, signIn(), voters);
      try (load) {
        awaitProgress(load);
        assertThat(replaceBoth(newer, balancer, load)).isEqualTo(1);
        assertThat(replaceBoth(now, balancer, load)).isZero();
      }

      assertNothingIsLost(load, voters);
      assertThat(migrations())
          .doesNotHaveDuplicates()
          .containsAll(migrationsBefore)
          .contains("projects 9999 true")
          .hasSize(migrationsBefore.size() + 1);
      assertThat(rows().of("SELECT DISTINCT summary FROM projects.project")).containsExactly("");
      report(load, balancer, 1);
    }
  }

  private void assertNothingIsLost(WritingLoad load, List<RepeatingVoter> voters) {
    assertThat(load.failures()).isEmpty();
    assertThat(rows().of("SELECT name FROM projects.project"))
        .containsAll(load.acknowledged())
        .doesNotHaveDuplicates();
    assertThat(load.acknowledgedVotes()).isNotEmpty();
    assertThat(rows().of("SELECT thread_id FROM threads.vote WHERE value = 1"))
        .containsAll(load.acknowledgedVotes());
    assertThat(rows().of("SELECT id FROM threads.thread WHERE up_votes = 1"))
        .containsAll(load.acknowledgedVotes());
    assertThat(load.acknowledgedEvents()).isNotEmpty();
    assertThat(rows().of("SELECT id FROM activity.event"))
        .containsAll(load.acknowledgedEvents())
        .doesNotHaveDuplicates();
    var client = ApiClient.at(running.getFirst().uri());
    assertThat(voters).isNotEmpty().allSatisfy(voter -> voter.assertStored(client));
  }

  /** Opens a vote, and returns its voters. */
  private List<RepeatingVoter> voters() {
    var people = TestUsers.of(running.getFirst().uri());
    var election = CheckedElection.vote(people, "under load");
    return IntStream.range(0, VOTERS)
        .mapToObj(i -> RepeatingVoter.of(people, election, "voter" + i))
        .toList();
  }

  private static void report(WritingLoad load, LoadBalancer balancer, int migrated) {
    System.out.printf(
        "%d projects were proposed, %d votes cast, %d events posted, %d requests sent again,"
            + " %d migrations ran%n",
        load.acknowledged().size(),
        load.acknowledgedVotes().size(),
        load.acknowledgedEvents().size(),
        balancer.sentAgain(),
        migrated);
  }

  /**
   * Replaces both servers, one after the other, under load. Returns how many migrations the first
   * of the new servers ran. The second one must run none.
   */
  private int replaceBoth(Path jar, LoadBalancer balancer, WritingLoad load) {
    var migrated = replaceOne(jar, balancer);
    awaitProgress(load);
    assertThat(replaceOne(jar, balancer)).isZero();
    awaitProgress(load);
    return migrated;
  }

  /**
   * Starts a new server, and then stops the oldest one. Returns how many migrations the new server
   * ran.
   */
  private int replaceOne(Path jar, LoadBalancer balancer) {
    var server = start(jar, balancer);
    var old = running.removeFirst();
    old.terminate();
    assertThat(old.awaitExit(SHUTDOWN)).isEqualTo(143);
    balancer.remove(old.uri());
    old.close();
    return MIGRATED
        .matcher(server.output())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  private ServerProcess start(Path jar, LoadBalancer balancer) {
    var settings =
        Settings.standard()
            .on(database)
            .with("INSULA_DRAIN", "2s")
            .with("INSULA_DATABASE_ACCEPT_NEWER", acceptsNewer);
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
    await().until(() -> load.acknowledged().size() >= enough || !load.failures().isEmpty());
  }

  /**
   * Returns the schema, the version and the success of each migration that ran. So a failed
   * migration never equals an expected one.
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

  private DatabaseRowReader rows() {
    return new DatabaseRowReader(database.url(), database.username(), database.password());
  }
}
