package io.insula.bench.activity;

import io.insula.bench.server.Database;
import java.util.List;

/**
 * The definition of the server's event table. A copy gets the same columns, partitions and indexes,
 * because the definition is read from PostgreSQL's catalogue.
 */
final class EventTableDefinition {
  static final String NAME = "activity.event";

  /** The name of the copy of the table. */
  static final String TWIN = "bench.event";

  private final Database database;

  EventTableDefinition(Database database) {
    this.database = database;
  }

  /** A partition: the name of its table without the schema, and its bounds as SQL. */
  record Part(String table, String bounds) {}

  /** Returns the partitions, oldest first. */
  List<Part> parts() {
    return database.query(
        """
        SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) AS bounds
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'activity.event'::regclass ORDER BY bounds
        """,
        row -> new Part(row.getString(1), row.getString(2)));
  }

  /** Returns statements that give another table the indexes of the event table. */
  List<String> indexesFor(String table) {
    return database
        .query(
            "SELECT pg_get_indexdef(indexrelid) FROM pg_index"
                + " WHERE indrelid = 'activity.event'::regclass",
            row -> row.getString(1))
        .stream()
        .map(
            definition ->
                definition.replaceFirst(
                    "INDEX \\S+ ON ONLY activity\\.event ", "INDEX ON " + table + " "))
        .toList();
  }

  void makeTwin() {
    database.execute(
        "CREATE SCHEMA bench",
        "CREATE TABLE bench.event (LIKE activity.event INCLUDING DEFAULTS)"
            + " PARTITION BY RANGE (created_at)");
    for (var part : parts()) {
      database.execute(
          "CREATE TABLE bench.%s PARTITION OF bench.event %s"
              .formatted(part.table(), part.bounds()));
    }
    indexesFor(TWIN).forEach(database::execute);
  }
}
