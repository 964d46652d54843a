package io.insula.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Searches all rows of all tables of a database for a text. */
record DatabaseSearch(TestDatabase database) {
  private static final String TABLES =
      """
      SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
      """;

  /** Returns the rows that contain a text, as text or as bytes. */
  List<String> of(String text) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var found = new ArrayList<String>();
      for (var table : texts(statement, TABLES)) {
        texts(
                statement,
                """
                SELECT row::text FROM %s AS row
                WHERE strpos(lower(row::text), '%s') > 0 OR strpos(row::text, '%s') > 0
                """
                    .formatted(table, text, HexFormat.of().formatHex(text.getBytes(UTF_8))))
            .forEach(row -> found.add(table + ": " + row));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  private static List<String> texts(Statement statement, String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
