package io.insula.reporting.internal;

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

/** A server of a test, in its {@link World}, on a given database. It notices hung work soon. */
public final class ReportingServer implements AutoCloseable {
  static final String HAS_WORLD = "insula.test.has-world";
  public static final Actor ADMIN = new Actor("admin", true);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private ReportingServer(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  public static ReportingServer start(TestDatabase database, World world) {
    return start(database, world, Map.of());
  }

  public static ReportingServer start(
      TestDatabase database, World world, Map<String, Object> more) {
    var settings = new HashMap<String, Object>();
    settings.put(HAS_WORLD, "true");
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    settings.put("micronaut.server.port", "-1");
    settings.put("insula.jobs.poll-interval", "50ms");
    settings.put("insula.jobs.heartbeat", "1s");
    settings.put("insula.jobs.stop-within", "1s");
    settings.put("insula.reporting.longest-silence", "2s");
    settings.put("insula.reporting.first-retry", "5ms");
    settings.put("insula.reporting.schedule.enabled", "false");
    settings.putAll(more);
    return new ReportingServer(
        ApplicationContext.builder("test").properties(settings).singletons(world).start());
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

  @Override
  public void close() {
    context.close();
  }
}
