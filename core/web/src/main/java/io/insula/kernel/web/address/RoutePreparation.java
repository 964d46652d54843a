package io.insula.kernel.web.address;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.web.router.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the routes and the filters on separate threads during the start. The creation of the
 * routes must not open the database, because a refused start must not migrate it. Filters need the
 * database, so they are created when the database is ready.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RoutePreparation implements ApplicationEventListener<StartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(RoutePreparation.class);

  private final BeanProvider<Router> router;

  RoutePreparation(BeanProvider<Router> router) {
    this.router = router;
    inBackground(router::get);
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    inBackground(this::createFilters);
  }

  private void createFilters() {
    var request = new SimpleHttpRequest<>(HttpMethod.GET, "/", null);
    router.get().findPreMatchingFilters(request);
    router.get().findFilters(request);
  }

  private static void inBackground(Runnable task) {
    Thread.ofPlatform().daemon().name("route-preparation").start(() -> run(task));
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      // This error is only logged. The server creates the same beans again later, and fails with
      // the same error.
      LOG.debug("The routes could not be prepared", e);
    }
  }
}
