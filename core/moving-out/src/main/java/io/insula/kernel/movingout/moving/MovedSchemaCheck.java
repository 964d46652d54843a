package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.database.PreMigrationCheck;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prevents a start on a database from which the data of an app was moved. Otherwise the app would
 * start empty, or with old data.
 */
@Singleton
final class MovedSchemaCheck implements PreMigrationCheck {
  @Override
  public void check(Connection connection, List<AppDescriptor> apps) throws SQLException {
    var schemas = schemasOf(connection);
    for (var app : apps) {
      var left = MovedSchemaName.leftBehindBy(app);
      if (schemas.contains(left)) {
        throw new CannotStartException(
            ("The data of %1$s was moved out of this database (%2$s is the old copy): set"
                    + " insula.apps.%1$s to remote, or move the data back. To use the old copy,"
                    + " rename %2$s to %3$s")
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
