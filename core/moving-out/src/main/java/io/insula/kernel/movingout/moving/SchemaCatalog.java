package io.insula.kernel.movingout.moving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The catalog of one schema of a database. */
record SchemaCatalog(Connection connection, String schema) {
  static final String HISTORY = "flyway_schema_history";

  /**
   * A partition of a table.
   *
   * @param bounds the bounds, for instance {@code FOR VALUES FROM ('2026-01-01') TO ('2026-01-08')}
   */
  record Partition(String name, String parent, String bounds) {}

  /** Returns the schemas of a database in which apps or the kernel have tables. */
  static List<String> schemasWithHistory(Connection connection) throws SQLException {
    var query =
        """
        SELECT nspname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relname = '%s' AND relkind = 'r' ORDER BY nspname
        """
            .formatted(HISTORY);
    try (var statement = connection.prepareStatement(query)) {
      return texts(statement);
    }
  }

  boolean exists() throws SQLException {
    return !texts("SELECT nspname FROM pg_namespace WHERE nspname = ?").isEmpty();
  }

  /**
   * Returns the tables with data of the app. A table comes after the tables that its foreign keys
   * refer to, except in a circle. A partitioned table is listed once.
   */
  List<String> tables() throws SQLException {
    var waiting =
        new ArrayList<>(
            texts(
                """
                SELECT relname FROM pg_class
                WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
                  AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '%s'
                ORDER BY relname
                """
                    .formatted(HISTORY)));
    var referrals = referrals();
    var sorted = new ArrayList<String>();
    while (!waiting.isEmpty()) {
      Predicate<String> isFree =
          table -> sorted.containsAll(referrals.getOrDefault(table, List.of()));
      var free = waiting.stream().filter(isFree).toList();
      // Tables with circular foreign keys come last, in any order.
      var next = free.isEmpty() ? List.copyOf(waiting) : free;
      sorted.addAll(next);
      waiting.removeAll(next);
    }
    return List.copyOf(sorted);
  }

  /**
   * Maps each table to the tables of this schema to which its foreign keys refer. A partition
   * counts as its partitioned table.
   */
  private Map<String, List<String>> referrals() throws SQLException {
    var referrals = new LinkedHashMap<String, List<String>>();
    var query =
        """
        SELECT one.relname, other.relname
        FROM pg_constraint
        JOIN pg_class one ON one.oid = coalesce(pg_partition_root(conrelid), conrelid)
        JOIN pg_class other ON other.oid = coalesce(pg_partition_root(confrelid), confrelid)
        WHERE contype = 'f' AND one.oid <> other.oid AND one.relnamespace = other.relnamespace
          AND one.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
        """;
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          referrals
              .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
              .add(rows.getString(2));
        }
      }
    }
    return referrals;
  }

  List<Partition> partitions() throws SQLException {
    var partitions = new ArrayList<Partition>();
    var query =
        """
        SELECT part.relname, whole.relname, pg_get_expr(part.relpartbound, part.oid)
        FROM pg_inherits
        JOIN pg_class part ON part.oid = inhrelid
        JOIN pg_class whole ON whole.oid = inhparent
        WHERE part.relkind IN ('r', 'p') AND NOT inhdetachpending
          AND part.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)
        ORDER BY part.relname
        """;
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          partitions.add(new Partition(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return List.copyOf(partitions);
  }

  List<String> sequences() throws SQLException {
    return texts("SELECT sequencename FROM pg_sequences WHERE schemaname = ? ORDER BY 1");
  }

  /** Returns the columns of a table, without generated columns. */
  List<String> columns(String table) throws SQLException {
    var query =
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = (quote_ident(?) || '.' || quote_ident(?))::regclass
          AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ORDER BY attname
        """;
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      return texts(statement);
    }
  }

  /**
   * Returns the qualified and quoted name of an object in this schema: {@code "schema"."thing"}.
   */
  String nameOf(String thing) {
    return quote(schema) + "." + quote(thing);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private List<String> texts(String query) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      return texts(statement);
    }
  }

  private static List<String> texts(PreparedStatement statement) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return List.copyOf(texts);
  }
}
