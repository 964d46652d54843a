package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A check before any migration runs, which can stop the start. */
public interface MigrationGuard {
  /**
   * @param apps the apps with schemas that are about to be migrated
   * @throws io.insula.kernel.base.CannotStartException if they must not be migrated
   */
  void check(Connection connection, List<AppDescriptor> apps) throws SQLException;
}
