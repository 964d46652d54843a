package io.insula.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.bench.demo.AcknowledgedWrites.Ballot;
import io.insula.bench.server.Database;
import io.insula.postgres.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {
  private PostgresServer server;
  private Database database;
  private AcknowledgedWrites ledger;

  @BeforeAll
  void start() {
    server = PostgresServer.startTemporary();
    database = new Database(server.jdbcUrl("postgres"), server.username(), server.password());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void a_project_with_two_threads_and_a_comment() {
    ledger = new AcknowledgedWrites();
    ledger.projects().put(7L, List.of("a problem", "a solution"));
    ledger.comments().put("a comment", 7L);
    ledger.votes().put(new Ballot(1, "ade"), 1);
    ledger.votes().put(new Ballot(1, "bo"), 0);
    database.execute(
        "DROP SCHEMA IF EXISTS projects, threads, activity CASCADE",
        "CREATE SCHEMA projects",
        "CREATE SCHEMA threads",
        "CREATE SCHEMA activity",
        "CREATE TABLE projects.project AS SELECT 7 AS id",
        "CREATE TABLE threads.thread AS SELECT * FROM (VALUES (1, 7, 'a problem', 1, 0),"
            + " (2, 7, 'a solution', 0, 0), (3, 7, 'a comment', 0, 0))"
            + " AS thread (id, project_id, message, up_votes, down_votes)",
        "CREATE TABLE threads.vote AS SELECT 1 AS thread_id, 'ade' AS voter, 1 AS value",
        "CREATE TABLE activity.event AS SELECT id, CASE id WHEN 0 THEN 'project proposed'"
            + " ELSE 'thread added' END AS message FROM generate_series(0, 3) id");
  }

  @Test
  void complete_data_passes() {
    assertThat(complaints()).isEmpty();
  }

  @Test
  void a_lost_write_is_reported() {
    database.execute("DELETE FROM projects.project");
    assertThat(complaints()).containsExactly("projects: 7 is null and must be 1");

    database.execute(
        "INSERT INTO projects.project VALUES (7)",
        "DELETE FROM threads.thread WHERE message = 'a comment'");
    assertThat(complaints()).singleElement().asString().contains("a comment", "must be 1");
  }

  @Test
  void a_duplicate_and_a_write_that_was_never_acknowledged_are_reported() {
    database.execute("INSERT INTO threads.thread VALUES (4, 7, 'a problem', 0, 0)");
    assertThat(complaints()).singleElement().asString().contains("a problem", "is 2");

    database.execute("UPDATE threads.thread SET message = 'a stranger' WHERE id = 4");
    assertThat(complaints())
        .singleElement()
        .asString()
        .contains("was never acknowledged", "a stranger");
  }

  @Test
  void a_different_vote_counter_or_event_is_reported() {
    database.execute("INSERT INTO threads.vote VALUES (1, 'bo', -1)");
    assertThat(complaints()).hasSize(2).anyMatch(complaint -> complaint.startsWith("counters: "));

    database.execute(
        "DELETE FROM threads.vote WHERE voter = 'bo'",
        "INSERT INTO activity.event VALUES (3, 'thread added')");
    assertThat(complaints()).singleElement().asString().startsWith("events: thread added");
  }

  private List<String> complaints() {
    return new Reconciliation(ledger, database).complaints();
  }
}
