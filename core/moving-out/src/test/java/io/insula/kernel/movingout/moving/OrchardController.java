package io.insula.kernel.movingout.moving;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jdbi.v3.core.Jdbi;

/** Test routes that query the tables of the app orchard, and a table that does not exist. */
@Controller("/test/database")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.orchard-controller", value = "true")
class OrchardController {
  private final Jdbi jdbi;

  OrchardController(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Get
  int now() {
    return ask("SELECT 1");
  }

  @Get("/trees")
  int trees() {
    return ask("SELECT count(*) FROM orchard.tree");
  }

  /** Queries a table that does not exist, as a statement with a mistake would. */
  @Get("/mistake")
  int mistake(@QueryValue String table) {
    return ask("SELECT count(*) FROM " + table);
  }

  private int ask(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
