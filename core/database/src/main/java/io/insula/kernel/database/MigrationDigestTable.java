package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records which migration files have run in each schema. A schema is up to date if its digest is
 * the digest of this program's files, and Flyway's history table is unchanged.
 */
final class MigrationDigestTable {
  /** A table or schema does not exist. */
  private static final Set<String> NOTHING_YET = Set.of("42P01", "3F000");

  private MigrationDigestTable() {}

  /**
   * Returns whether every schema is exactly as the migrations of this program make it. Uses one
   * statement.
   */
  static boolean isUpToDate(Connection connection, List<AppDescriptor> apps) throws SQLException {
    var query =
        """
        WITH now AS (%s)
        SELECT schema, files FROM kernel.migration_digest JOIN now USING (schema, history)
        """
            .formatted(historyHashesSql(apps));
    var current = new HashMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        current.put(rows.getString("schema"), rows.getString("files"));
      }
    } catch (SQLException e) {
      if (!NOTHING_YET.contains(e.getSQLState())) {
        throw e;
      }
    }
    return current.equals(digestsBySchema(apps));
  }

  /** Records that the migrations of this program have run in these schemas. */
  static void write(Connection connection, List<AppDescriptor> apps) throws SQLException {
    var digestsBySchema = digestsBySchema(apps);
    var query =
        """
        WITH now AS (%s)
        INSERT INTO kernel.migration_digest (schema, files, history)
        SELECT schema, files, history FROM now JOIN unnest(?, ?) AS carried (schema, files) USING (schema)
        ON CONFLICT (schema) DO UPDATE SET files = excluded.files, history = excluded.history
        """
            .formatted(historyHashesSql(apps));
    try (var statement = connection.prepareStatement(query)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", digestsBySchema.keySet());
      arguments.add("text", digestsBySchema.values());
      statement.execute();
    }
  }

  private static Map<String, String> digestsBySchema(List<AppDescriptor> apps) {
    return apps.stream()
        .collect(
            Collectors.toMap(
                AppDescriptor::schema, app -> MigrationFiles.digest(app.migrations())));
  }

  /**
   * Returns SQL that hashes each history table. The SQL hashes whole rows, so it names no columns
   * of Flyway.
   */
  private static String historyHashesSql(List<AppDescriptor> apps) {
    return apps.stream()
        .map(AppDescriptor::schema)
        .map(
            schema ->
                """
                SELECT '%1$s' AS schema,
                    encode(sha256(convert_to(string_agg(h::text, '' ORDER BY h::text), 'UTF8')), 'hex') AS history
                FROM %1$s.flyway_schema_history AS h
                """
                    .formatted(schema))
        .collect(Collectors.joining("UNION ALL "));
  }
}
