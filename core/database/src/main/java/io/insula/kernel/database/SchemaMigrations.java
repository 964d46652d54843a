package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Migrates schemas, one process at a time. If no migration is missing, runs only one statement.
 *
 * @param flyway runs the migrations of one schema
 */
record SchemaMigrations(FlywayRunner flyway) {
  /**
   * The key of the advisory lock for migrations: "insula" in ASCII. No other program on the same
   * database may use this key.
   */
  static final long LOCK = 0x696e_7375_6c61L;

  /**
   * Runs the missing migrations.
   *
   * @param apps all apps, the kernel first; the kernel's schema stores the digests
   * @throws io.insula.kernel.base.CannotStartException if a migration fails, was changed after it
   *     had run, or is unknown to this program
   */
  void run(Connection connection, List<AppDescriptor> apps) throws SQLException {
    if (MigrationDigestTable.isUpToDate(connection, apps)) {
      return;
    }
    try (var lock = connection.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      // Another process may have run the migrations while this process waited for the lock.
      if (!MigrationDigestTable.isUpToDate(connection, apps)) {
        apps.forEach(flyway::migrate);
        // If newer migrations are accepted, a newer version may have migrated the schemas. So this
        // program does not record that it has migrated them.
        if (!flyway.acceptsNewer()) {
          MigrationDigestTable.write(connection, apps);
        }
      }
      lock.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
    }
  }
}
