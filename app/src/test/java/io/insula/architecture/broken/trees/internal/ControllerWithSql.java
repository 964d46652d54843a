package io.insula.architecture.broken.trees.internal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Breaks the rule: a controller contains no SQL and no connection. */
@Controller("/controller-with-sql")
@Secured(SecurityRule.DENY_ALL)
@Requires(property = "no.context.has.this")
final class ControllerWithSql {
  private final DataSource database;

  ControllerWithSql(DataSource database) {
    this.database = database;
  }

  @Get
  String count() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("SELECT count(*) FROM trees.tree");
        var rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
