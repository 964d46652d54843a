package io.insula.bench.movingout;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.bench.movingout.VoteSequence.Place;
import io.insula.bench.server.Database;
import io.insula.postgres.PostgresServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAuditTest {
  private static final Map<Place, Integer> VOTES =
      Map.of(new Place(1, 1), 1, new Place(2, 1), 1, new Place(1, 2), -1);

  private PostgresServer server;
  private Database database;
  private DatabaseAudit audit;

  @BeforeAll
  void start() {
    server = PostgresServer.startTemporary();
    database = new Database(server.jdbcUrl("postgres"), server.username(), server.password());
    audit = new DatabaseAudit(database, database, database, Duration.ofMillis(100));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void insert_two_projects() {
    database.execute(
        "DROP SCHEMA IF EXISTS projects, threads, activity CASCADE",
        "CREATE SCHEMA projects",
        "CREATE SCHEMA threads",
        "CREATE SCHEMA activity",
        "CREATE TABLE projects.project AS SELECT id FROM generate_series(1, 2) id",
        "CREATE TABLE threads.thread AS SELECT id, 1 + id % 2 AS project_id,"
            + " CASE id WHEN 1 THEN 2 ELSE 0 END AS up_votes,"
            + " CASE id WHEN 2 THEN 1 ELSE 0 END AS down_votes FROM generate_series(1, 8) id",
        "CREATE TABLE threads.vote AS SELECT * FROM (VALUES ('voter1', 1, 1), ('voter2', 1, 1),"
            + " ('voter1', 2, -1)) AS vote (voter, thread_id, value)",
        "CREATE TABLE activity.event AS SELECT 'project proposed' AS message"
            + " FROM generate_series(1, 2)",
        "INSERT INTO activity.event SELECT 'thread added' FROM generate_series(1, 8)");
  }

  @Test
  void complete_data_passes() {
    assertThatCode(
            () -> {
              audit.awaitProposals(2);
              audit.checkVotes(VOTES);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void a_missing_project_is_reported() {
    assertThatThrownBy(() -> audit.awaitProposals(3)).hasMessageContaining("projects=2");
  }

  @Test
  void a_thread_at_the_wrong_project_is_reported_even_if_the_count_is_right() {
    database.execute("UPDATE threads.thread SET project_id = 1 WHERE id = 1");

    assertThatThrownBy(() -> audit.awaitProposals(2)).hasMessageContaining("complete=0");
  }

  @Test
  void a_duplicate_event_is_reported() {
    database.execute("INSERT INTO activity.event VALUES ('thread added')");

    assertThatThrownBy(() -> audit.awaitProposals(2)).hasMessageContaining("addedEvents=9");
  }

  @Test
  void a_different_vote_is_reported() {
    database.execute("UPDATE threads.vote SET value = -1 WHERE voter = 'voter2'");

    assertThatThrownBy(() -> audit.checkVotes(VOTES))
        .hasMessageContaining("1 are missing, different or unexpected");
  }

  @Test
  void a_wrong_counter_is_reported() {
    database.execute("UPDATE threads.thread SET up_votes = 1 WHERE id = 5");

    assertThatThrownBy(() -> audit.checkVotes(VOTES)).hasMessageContaining("wrong: [5]");
  }
}
