package io.insula.kernel.web.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** Tests that a starting server creates its routes while it waits for the database. */
@Execution(CONCURRENT)
class RoutesBeforeDatabaseTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RouterSignal routes = new RouterSignal(new CompletableFuture<>());

  @Test
  void routes_are_created_while_the_database_is_unavailable() {
    var database = TestDatabase.create();
    try (var proxy = FaultyProxy.inFrontOf(database);
        var context = contextOn(proxy.through(database))) {
      proxy.cut();
      var start = CompletableFuture.runAsync(context::start);
      assertThat(routes.created()).succeedsWithin(TIMEOUT);
      assertThat(start).isNotDone();
      proxy.heal();
      assertThat(start).succeedsWithin(TIMEOUT);
    }
  }

  private ApplicationContext contextOn(TestDatabase database) {
    return ApplicationContext.builder()
        .singletons(routes)
        .properties(
            Map.of(
                "insula.database.first-wait",
                "100ms",
                "insula.database.longest-wait",
                "100ms",
                "insula.database.connect-attempts",
                "1000",
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.username(),
                "datasources.default.password",
                database.password()))
        .build();
  }

  record RouterSignal(CompletableFuture<Router> created) {}

  @Singleton
  @Requires(beans = RouterSignal.class)
  static final class RouterWatch implements BeanCreatedEventListener<Router> {
    private final RouterSignal signal;

    RouterWatch(RouterSignal signal) {
      this.signal = signal;
    }

    @Override
    public Router onCreated(BeanCreatedEvent<Router> event) {
      signal.created().complete(event.getBean());
      return event.getBean();
    }
  }
}
