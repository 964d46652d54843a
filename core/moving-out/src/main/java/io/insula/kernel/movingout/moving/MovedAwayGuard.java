package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.database.MigrationGuard;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses a start on a database that the data of an app was moved out of. The app would begin anew,
 * or go on with what it had long ago, while its data is elsewhere.
 */
@Singleton
final class MovedAwayGuard implements MigrationGuard {
  @Override
  public void check(Connection connection, List<AppDescriptor> apps) throws SQLException {
    var schemas = schemasOf(connection);
    for (var app : apps) {
      var left = MovedSchema.leftBehindBy(app);
      if (schemas.contains(left)) {
        throw new CannotStartException(
            ("The data of %1$s was moved out of this database (%2$s is what stayed): set"
                    + " insula.apps.%1$s to remote, or move the data back. If what stayed is to be"
                    + " used, rename %2$s to %3$s")
                .formatted(app.name(), left, app.schema()));
      }
    }
  }

  private static Set<String> schemasOf(Connection connection) throws SQLException {
    var schemas = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT nspname FROM pg_namespace")) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return schemas;
  }
}
