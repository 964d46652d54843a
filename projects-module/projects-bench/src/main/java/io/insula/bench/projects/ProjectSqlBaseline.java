package io.insula.bench.projects;

import io.insula.bench.load.SqlLoad;
import io.insula.bench.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs only the SQL of the measured requests, without a server, for comparison with the server. The
 * SQL writes to copies of the server's tables.
 */
final class ProjectSqlBaseline {
  private static final String PROPOSE =
      """
      WITH proposed AS (
        INSERT INTO bench.project (name, tagline, proposed_by, created_at, search_text)
        VALUES (?, 'A place to sit and read in the shade', 'admin', now(),
                ? || ' a place to sit and read in the shade')
        RETURNING id),
      tagged AS (
        INSERT INTO bench.project_tag (project_id, tag)
        SELECT id, unnest(ARRAY['green', ?]) FROM proposed)
      INSERT INTO bench.thread
        (project_id, type, message, author, created_at, request_key, position)
      SELECT id, type, message, 'admin', now(), 'proposal ' || id, place
      FROM proposed, (VALUES ('PROBLEM', 'There is no shade', 1),
                             ('PROBLEM', 'There are no seats', 2),
                             ('SOLUTION', 'Plant trees and build benches around them', 3))
                     AS new (type, message, place)
      """;
  private static final String LIST =
      """
      SELECT id, name, tagline, created_at,
             ARRAY(SELECT tag FROM projects.project_tag WHERE project_id = project.id ORDER BY tag)
      FROM projects.project ORDER BY id DESC LIMIT 51
      """;
  private static final String VOTE =
      """
      INSERT INTO bench.vote (thread_id, voter, value) VALUES (?, ?, ?)
      ON CONFLICT (thread_id, voter) DO UPDATE SET value = excluded.value
      """;

  private final AtomicLong number = new AtomicLong();

  /** Creates the separate tables. */
  static void makeTables(Database database) {
    database.execute(
        "CREATE SCHEMA bench",
        "CREATE TABLE bench.project (LIKE projects.project INCLUDING ALL)",
        "CREATE TABLE bench.project_tag (LIKE projects.project_tag INCLUDING ALL)",
        "CREATE TABLE bench.thread (LIKE threads.thread INCLUDING ALL)",
        "CREATE TABLE bench.vote (LIKE threads.vote INCLUDING ALL)");
  }

  /**
   * Returns a load. Each operation inserts one project with two tags and three threads, in a single
   * statement and transaction.
   */
  SqlLoad.Preparation propose() {
    return connection -> {
      var statement = connection.prepareStatement(PROPOSE);
      return () -> {
        long next = number.getAndIncrement();
        statement.setString(1, "Shady corner " + next);
        statement.setString(2, "shady corner " + next);
        statement.setString(3, "tag" + next % ProjectLoadFactory.TAGS);
        statement.executeUpdate();
      };
    };
  }

  /** Returns a load that reads the fifty newest projects of the server. */
  SqlLoad.Preparation list() {
    return connection -> {
      var statement = connection.prepareStatement(LIST);
      return () -> read(statement);
    };
  }

  private static void read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getString(2);
      }
    }
  }

  /**
   * Returns a load that inserts or changes one vote in each transaction. It does not update the
   * number of votes on the thread.
   */
  SqlLoad.Preparation vote(List<Long> threads) {
    return connection -> voteOn(connection, threads);
  }

  private SqlLoad.Operation voteOn(Connection connection, List<Long> threads) throws SQLException {
    var statement = connection.prepareStatement(VOTE);
    return () -> {
      long next = number.getAndIncrement();
      statement.setLong(1, threads.get((int) (next / VotingClients.COUNT % threads.size())));
      statement.setString(2, "voter" + next % VotingClients.COUNT);
      statement.setInt(3, next / VotingClients.COUNT / threads.size() % 2 == 0 ? 1 : -1);
      statement.executeUpdate();
    };
  }
}
