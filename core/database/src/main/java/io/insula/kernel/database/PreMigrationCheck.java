package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A check that runs at each start before the migrations, even if no migration is missing. The check
 * can stop the start.
 */
public interface PreMigrationCheck {
  /**
   * @param apps the kernel, and the apps in this process that have a schema
   * @throws io.insula.kernel.base.CannotStartException if the process must not start on this
   *     database
   */
  void check(Connection connection, List<AppDescriptor> apps) throws SQLException;
}
