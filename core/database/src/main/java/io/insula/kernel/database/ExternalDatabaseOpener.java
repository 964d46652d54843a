package io.insula.kernel.database;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Opens and migrates databases other than the database of this process, for commands that work on
 * two databases.
 */
public final class ExternalDatabaseOpener {
  private ExternalDatabaseOpener() {}

  /**
   * Opens a connection.
   *
   * @throws io.insula.kernel.base.InvalidConfigurationException if the address is empty or not a
   *     PostgreSQL address
   */
  public static Connection open(DatabaseAddress address) throws SQLException {
    return serverAt(address).open();
  }

  /**
   * Migrates schemas, one process at a time.
   *
   * @param apps the apps whose schemas are migrated, the kernel first
   * @throws CannotStartException if the address is wrong, the database cannot be reached, or a
   *     migration fails, was changed after it had run, or is unknown to this program
   */
  public static void migrate(DatabaseAddress address, List<AppDescriptor> apps) {
    var server = serverAt(address);
    try (var connection = server.open()) {
      new SchemaMigrations(FlywayRunner.on(server)).run(connection, apps);
    } catch (SQLException e) {
      throw new CannotStartException("The migrations did not complete: " + e.getMessage(), e);
    }
  }

  /** Returns whether the schemas are exactly as this program's migrations make them. */
  public static boolean isUpToDate(Connection connection, List<AppDescriptor> apps)
      throws SQLException {
    return MigrationDigestTable.isUpToDate(connection, apps);
  }

  private static UnpooledConnectionOpener serverAt(DatabaseAddress address) {
    var server = new UnpooledConnectionOpener();
    server.useAddress(address);
    return server;
  }
}
