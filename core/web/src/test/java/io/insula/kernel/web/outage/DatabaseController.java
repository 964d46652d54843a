package io.insula.kernel.web.outage;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

/** Routes that query the database. */
@Controller("/test/database")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.database-controller")
class DatabaseController {
  private final Jdbi jdbi;

  DatabaseController(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Get
  int now() {
    return ask("SELECT 1");
  }

  @Get("/slow")
  int slow() {
    return ask("SELECT 1 FROM pg_sleep(20)");
  }

  @Get("/sleepers")
  int sleepers() {
    return ask(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event = 'PgSleep'");
  }

  @Get("/transaction")
  @Transactional
  int transaction() {
    return ask("SELECT 1") + ask("SELECT 2 FROM pg_sleep(0.05)");
  }

  @Post("/write")
  @Transactional
  void write() {
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE written (); DROP TABLE written"));
  }

  private int ask(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
