package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the current server on an old database. Only the first migrations of each schema ran on this
 * database, and its tables have rows. After the start, the rows must still be there, and the routes
 * must show them.
 */
@Tag("processes")
class UpgradeTest {
  /**
   * The name that each table of scheduled jobs has in its schema. These tables are not compared,
   * because the server itself changes them.
   */
  private static final String JOBS = "jobs";

  private static List<OldSchema> schemas;
  private static Map<String, OldTable> before;
  private static Map<String, List<String>> after;
  private static Handle handle;
  private static ServerProcess server;

  /**
   * A table before the upgrade.
   *
   * @param rows the rows, each as JSON
   */
  private record OldTable(List<String> columns, List<String> rows) {}

  @BeforeAll
  static void upgrade(@TempDir Path work) {
    var database = TestDatabase.create();
    schemas = OldSchema.all();
    schemas.forEach(schema -> schema.make(database, work));
    handle = Jdbi.open(database.url(), database.username(), database.password());
    before = tables();
    server = ServerProcess.start(Settings.standard().on(database)).awaitReady();
    after = new HashMap<>();
    before.forEach((name, table) -> after.put(name, rows(name, table.columns())));
  }

  @AfterAll
  static void stop() {
    server.close();
    handle.close();
  }

  @Test
  void the_old_database_has_each_schema_of_the_server_and_a_row_in_each_table() {
    assertThat(schemasWithHistory())
        .containsExactlyInAnyOrderElementsOf(schemas.stream().map(OldSchema::name).toList())
        .contains("kernel", "projects", "threads");
    assertThat(before).hasSizeGreaterThan(20);
    assertThat(before).allSatisfy((name, table) -> assertThat(table.rows()).as(name).isNotEmpty());
  }

  @Test
  void each_row_is_unchanged_except_for_new_columns() {
    var kept = new HashMap<>(before);
    schemas.forEach(schema -> kept.keySet().removeAll(schema.forgotten()));
    assertThat(kept).hasSizeGreaterThanOrEqualTo(before.size() - schemas.size());
    kept.forEach((name, table) -> assertThat(after.get(name)).as(name).containsAll(table.rows()));
  }

  @Test
  void routes_show_the_rows_of_the_old_schema() {
    var admin = TestUsers.of(server.uri()).admin();
    for (var schema : schemas) {
      assertThat(schema.readings())
          .as("routes that show the rows of %s", schema.name())
          .isNotEmpty();
      for (var reading : schema.readings()) {
        assertThat(admin.get(reading.path()).expect(200).body())
            .as(reading.path())
            .contains(reading.text());
      }
    }
  }

  @Test
  void a_user_of_the_old_version_can_sign_in_and_continue() {
    var olga = TestUsers.of(server.uri()).member("olga");
    olga.put("/threads/5/vote", Map.of("value", 1)).expect(200);
    olga.post("/projects/propose", project()).expect(201);
    assertThat(olga.get("/projects/7/threads").expect(200).body()).contains("Who waters it?");
  }

  private static Map<String, Object> project() {
    return Map.of(
        "project_name", "New beds", "tagline", "beside the old", "tags", List.of("green"));
  }

  private static List<String> schemasWithHistory() {
    return handle
        .createQuery("SELECT schemaname FROM pg_tables WHERE tablename = 'flyway_schema_history'")
        .mapTo(String.class)
        .list();
  }

  private static Map<String, OldTable> tables() {
    var tables = new HashMap<String, OldTable>();
    handle
        .createQuery(
            """
            SELECT attrelid::regclass::text AS name, array_agg(attname::text) AS columns
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
              JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname IN (<schemas>) AND relkind IN ('r', 'p') AND NOT relispartition
              AND relname NOT IN ('flyway_schema_history', :jobs)
              AND attnum > 0 AND NOT attisdropped
            GROUP BY attrelid
            """)
        .bindList("schemas", schemas.stream().map(OldSchema::name).toList())
        .bind("jobs", JOBS)
        .map(
            (row, _) -> Map.entry(row.getString(1), List.of((String[]) row.getArray(2).getArray())))
        .forEach(
            table ->
                tables.put(
                    table.getKey(),
                    new OldTable(table.getValue(), rows(table.getKey(), table.getValue()))));
    return tables;
  }

  private static List<String> rows(String table, List<String> columns) {
    return handle
        .createQuery(
            """
            SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(each))
                    WHERE key IN (<columns>))::text
            FROM %s AS each
            """
                .formatted(table))
        .bindList("columns", columns)
        .mapTo(String.class)
        .list();
  }
}
