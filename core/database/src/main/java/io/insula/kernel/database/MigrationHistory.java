package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database says about the migrations that ran in it, read from Flyway's own tables. */
final class MigrationHistory {
  /** No such table, no such schema. */
  private static final Set<String> NOTHING_YET = Set.of("42P01", "3F000");

  private record Row(String schema, String version) {}

  private MigrationHistory() {}

  /** Whether exactly the migrations that this program carries ran, each with this content. */
  static boolean isUpToDate(Connection connection, List<AppDescriptor> apps) throws SQLException {
    return carried(apps).equals(applied(connection, apps));
  }

  private static Map<Row, @Nullable Integer> carried(List<AppDescriptor> apps) {
    var checksums = new HashMap<Row, @Nullable Integer>();
    for (var app : apps) {
      MigrationFiles.checksums(app.migrations())
          .forEach((version, checksum) -> checksums.put(new Row(app.schema(), version), checksum));
    }
    return checksums;
  }

  private static Map<Row, @Nullable Integer> applied(
      Connection connection, List<AppDescriptor> apps) throws SQLException {
    var checksums = new HashMap<Row, @Nullable Integer>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query(apps))) {
      while (rows.next()) {
        // Null for one that failed, which equals no carried one.
        var checksum = rows.getBoolean("success") ? (Integer) rows.getInt("checksum") : null;
        checksums.put(new Row(rows.getString("schema"), rows.getString("version")), checksum);
      }
    } catch (SQLException e) {
      if (!NOTHING_YET.contains(e.getSQLState())) {
        throw e;
      }
    }
    return checksums;
  }

  private static String query(List<AppDescriptor> apps) {
    return apps.stream()
        .map(AppDescriptor::schema)
        .map(
            schema ->
                """
                SELECT '%1$s' AS schema, version, checksum, success
                FROM %1$s.flyway_schema_history WHERE version IS NOT NULL
                """
                    .formatted(schema))
        .collect(Collectors.joining("UNION ALL "));
  }
}
