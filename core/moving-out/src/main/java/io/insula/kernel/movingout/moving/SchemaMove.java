package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.database.DatabaseAddress;
import io.insula.kernel.database.ExternalDatabaseOpener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Moves the data of an app to another database. The old tables are locked during the copy, so no
 * acknowledged write is lost. The old schema is then renamed. The operator drops the renamed schema
 * later.
 *
 * <p>A failed move changes nothing, except that the new database can have new, empty tables. If
 * only the last commit fails, the exception's message says how to find the data.
 *
 * @param app the app to move
 * @param from the old database
 * @param to the new database
 * @param leaving whether all messages in the old outbox are moved, too; true only if all processes
 *     stop using the old database
 */
public record SchemaMove(
    AppDescriptor app, DatabaseAddress from, DatabaseAddress to, boolean leaving) {
  private static final Duration MAX_WAIT_FOR_WRITERS = Duration.ofSeconds(30);

  /**
   * Moves the data.
   *
   * @throws MoveRefusedException if the data cannot be moved
   * @throws io.insula.kernel.base.CannotStartException if an address is wrong, or the new database
   *     cannot be migrated
   */
  public MoveSummary run() {
    try (var source = ExternalDatabaseOpener.open(from);
        var target = ExternalDatabaseOpener.open(to)) {
      checkSource(source);
      checkAreTwo(source, target);
      checkIsFree(target);
      ExternalDatabaseOpener.migrate(to, schemas());
      checkFits(source, target);
      begin(source);
      begin(target);
      return move(source, target);
    } catch (SQLException e) {
      throw new MoveRefusedException(
          "The data of %s was not moved: %s".formatted(app.name(), e.getMessage()), e);
    }
  }

  private List<AppDescriptor> schemas() {
    return List.of(AppDescriptor.of("kernel"), app);
  }

  private void checkSource(Connection source) throws SQLException {
    if (!ExternalDatabaseOpener.isUpToDate(source, schemas())) {
      throw new MoveRefusedException(
          "The schema kernel or "
              + app.schema()
              + " in the old database does not match the migrations of this version of Insula;"
              + " start this version on the old database once, and check that the app has its data"
              + " there");
    }
    if (new SchemaCatalog(source, MovedSchemaName.leftBehindBy(app)).exists()) {
      throw new MoveRefusedException(
          "The old database has a schema %s from an earlier move; drop this schema first"
              .formatted(MovedSchemaName.leftBehindBy(app)));
    }
    var others = leaving ? otherApps(source) : List.of();
    if (!others.isEmpty()) {
      throw new MoveRefusedException(
          "The old database has the data of other apps, too, and --leaving would move their"
              + " messages: leave out --leaving. The schemas of these apps: "
              + others);
    }
  }

  private List<String> otherApps(Connection source) throws SQLException {
    var mine = List.of("kernel", app.schema());
    return SchemaCatalog.schemasWithHistory(source).stream()
        .filter(schema -> !mine.contains(schema))
        .toList();
  }

  /**
   * Begins a transaction with the isolation level read committed. The copy then sees all rows that
   * were committed before the tables were locked.
   */
  private static void begin(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
  }

  private void checkFits(Connection source, Connection target) throws SQLException {
    var unknown = new ArrayList<>(new SchemaCatalog(source, app.schema()).tables());
    unknown.removeAll(new SchemaCatalog(target, app.schema()).tables());
    if (!unknown.isEmpty()) {
      throw new MoveRefusedException(
          ("The schema %s has tables that Insula does not create: %s. They can be detached"
                  + " partitions. Attach or drop them, or move them to another schema.")
              .formatted(app.schema(), unknown));
    }
  }

  private static void checkAreTwo(Connection source, Connection target) throws SQLException {
    if (identityOf(source).equals(identityOf(target))) {
      throw new MoveRefusedException(
          "The old and the new database are the same: set INSULA_MOVE_TO_URL to another database");
    }
  }

  private static String identityOf(Connection connection) throws SQLException {
    return textOf(
        connection,
        "SELECT current_database() || '@' || system_identifier FROM pg_control_system()");
  }

  private void checkIsFree(Connection target) throws SQLException {
    var catalogue = new SchemaCatalog(target, app.schema());
    for (var table : catalogue.tables()) {
      var query = "SELECT exists (SELECT FROM %s)".formatted(catalogue.nameOf(table));
      if ("t".equals(textOf(target, query))) {
        throw new MoveRefusedException(
            "The new database has rows in %s.%s; if they come from an aborted move, drop the"
                    .formatted(app.schema(), table)
                + " schema there and move again");
      }
    }
  }

  private MoveSummary move(Connection source, Connection target) throws SQLException {
    var old = new SchemaCatalog(source, app.schema());
    var tables = old.tables();
    execute(source, "SET LOCAL lock_timeout = '%ds'".formatted(MAX_WAIT_FOR_WRITERS.toSeconds()));
    var began = System.nanoTime();
    // Writers wait from here on; readers do not.
    execute(
        source,
        "LOCK TABLE %s IN EXCLUSIVE MODE"
            .formatted(tables.stream().map(old::nameOf).collect(Collectors.joining(", "))));
    var rows = copyTables(old, new SchemaCatalog(target, app.schema()), tables);
    var kernel = new KernelRowsCopy(source, target);
    kernel.copyAnswers();
    var messages = leaving ? kernel.copyMessages() : 0;
    execute(
        target,
        "DROP SCHEMA IF EXISTS %s CASCADE".formatted(quoted(MovedSchemaName.leftBehindBy(app))));
    // Writers that wait for the lock fail after this statement, because the schema no longer
    // exists. So they acknowledge nothing.
    execute(
        source,
        "ALTER SCHEMA %s RENAME TO %s"
            .formatted(quoted(app.schema()), quoted(MovedSchemaName.leftBehindBy(app))));
    // Commits the target first: a second copy can be dropped, but lost data cannot be restored.
    target.commit();
    commitLast(source);
    return new MoveSummary(
        rows,
        messages,
        Duration.ofNanos(System.nanoTime() - began),
        MovedSchemaName.leftBehindBy(app));
  }

  private void commitLast(Connection source) {
    try {
      source.commit();
    } catch (SQLException e) {
      throw new MoveRefusedException(
          ("The new database has the data, and the connection to the old database broke at the last"
               + " step. Start no process yet. If the old database has a schema %1$s, the move is"
               + " complete; if it still has %2$s, drop %2$s in the new database and move again")
              .formatted(MovedSchemaName.leftBehindBy(app), app.schema()),
          e);
    }
  }

  private static Map<String, Long> copyTables(
      SchemaCatalog old, SchemaCatalog fresh, List<String> tables) throws SQLException {
    var known = fresh.partitions().stream().map(SchemaCatalog.Partition::name).toList();
    for (var partition : old.partitions()) {
      if (!known.contains(partition.name())) {
        execute(
            fresh.connection(),
            "CREATE TABLE %s PARTITION OF %s %s"
                .formatted(
                    fresh.nameOf(partition.name()),
                    fresh.nameOf(partition.parent()),
                    partition.bounds()));
      }
    }
    var copy = new TableCopy(old.connection(), fresh.connection());
    var rows = new LinkedHashMap<String, Long>();
    for (var table : tables) {
      rows.put(table, copy.copy(old.nameOf(table), old.columns(table), old.nameOf(table)));
    }
    for (var sequence : old.sequences()) {
      setSequence(old, fresh, sequence);
    }
    return rows;
  }

  private static void setSequence(SchemaCatalog old, SchemaCatalog fresh, String sequence)
      throws SQLException {
    var name = old.nameOf(sequence);
    try (var read = old.connection().createStatement();
        var row = read.executeQuery("SELECT last_value, is_called FROM " + name);
        var write = fresh.connection().prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      row.next();
      write.setString(1, name);
      write.setLong(2, row.getLong(1));
      write.setBoolean(3, row.getBoolean(2));
      write.execute();
    }
  }

  private static String quoted(String schema) {
    return SchemaCatalog.quote(schema);
  }

  private static String textOf(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
