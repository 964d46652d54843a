package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Refuses a start before any migration runs. */
public interface MigrationGuard {
  /**
   * @param apps those whose schemas are about to be migrated
   * @throws io.insula.kernel.base.CannotStartException if they must not be
   */
  void check(Connection connection, List<AppDescriptor> apps) throws SQLException;
}
