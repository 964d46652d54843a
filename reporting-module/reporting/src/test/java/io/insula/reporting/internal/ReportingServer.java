package io.insula.reporting.internal;

import static org.awaitility.Awaitility.await;

import io.insula.api.Actor;
import io.insula.reporting.Reports;
import io.insula.reporting.Ticket;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * A server of a test on a given database. The {@link FakeTicketDependencies} of the test replaces
 * its cycles, the making of reports and e-mail. The server detects a hung attempt after two
 * seconds.
 */
public final class ReportingServer implements AutoCloseable {
  static final String HAS_ENVIRONMENT = "insula.test.has-environment";
  public static final Actor ADMIN = new Actor("admin", true);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private ReportingServer(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  public static ReportingServer start(TestDatabase database, FakeTicketDependencies environment) {
    return start(database, environment, Map.of());
  }

  public static ReportingServer start(
      TestDatabase database, FakeTicketDependencies environment, Map<String, Object> more) {
    var settings = new HashMap<String, Object>();
    settings.put(HAS_ENVIRONMENT, "true");
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    settings.put("micronaut.server.port", "-1");
    settings.put("insula.jobs.poll-interval", "50ms");
    settings.put("insula.jobs.heartbeat", "1s");
    settings.put("insula.jobs.stop-within", "1s");
    settings.put("insula.reporting.heartbeat-timeout", "2s");
    settings.put("insula.reporting.first-retry", "5ms");
    settings.put("insula.reporting.schedule.enabled", "false");
    settings.putAll(more);
    return new ReportingServer(
        ApplicationContext.builder("test").properties(settings).singletons(environment).start());
  }

  public Reports reports() {
    return bean(Reports.class);
  }

  public Ticket ticket(long id) {
    return reports().get(id, ADMIN);
  }

  public TestUsers people() {
    return TestUsers.of(server.getURI());
  }

  public SettableClock clock() {
    return bean(SettableClock.class);
  }

  public Jdbi jdbi() {
    return bean(Jdbi.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(Argument<T> type) {
    return context.getBean(type);
  }

  /** Deletes all tickets and waits until all work on them has ended. */
  public void reset() {
    deleteTickets();
    await().until(() -> deleteIdle("reporting.jobs", "TRUE") == 0);
    deleteTickets();
    await().until(() -> deleteIdle("kernel.jobs", "task_name = 'reporting.send-mail'") == 0);
  }

  /** Deletes all tickets. Running attempts end at their next heartbeat. */
  private void deleteTickets() {
    jdbi()
        .useTransaction(
            handle ->
                handle.execute(
                    """
                    SELECT pg_advisory_xact_lock(hashtextextended('insula.reporting', 0));
                    DELETE FROM reporting.tick;
                    DELETE FROM reporting.ticket_task;
                    DELETE FROM reporting.ticket;
                    DELETE FROM reporting.task
                    """));
  }

  /** Deletes the jobs that are not running, and returns how many jobs are running. */
  private int deleteIdle(String table, String condition) {
    return jdbi()
        .withHandle(
            handle -> {
              handle.execute("DELETE FROM " + table + " WHERE NOT picked AND " + condition);
              return handle
                  .createQuery("SELECT count(*) FROM " + table + " WHERE " + condition)
                  .mapTo(Integer.class)
                  .one();
            });
  }

  @Override
  public void close() {
    context.close();
  }
}
