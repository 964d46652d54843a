package io.insula.kernel.outbox;

import io.insula.kernel.watching.ErrorReporter;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps the outbox moving from the start of the process to its end. */
@Singleton
final class OutboxService {
  private static final Duration AT_ONCE = Duration.ofMillis(20);

  private final Receivers receivers;
  private final Courier courier;
  private final OutboxTable table;
  private final OutboxMeters meters;
  private final OutboxSettings settings;
  private final Loop poller;
  private final Loop deleter;

  OutboxService(
      Receivers receivers,
      Courier courier,
      OutboxTable table,
      OutboxMeters meters,
      OutboxSettings settings,
      ErrorReporter errors) {
    this.receivers = receivers;
    this.courier = courier;
    this.table = table;
    this.meters = meters;
    this.settings = settings;
    this.poller = new Loop("outbox-poller", settings.pollInterval(), errors, this::poll);
    this.deleter = new Loop("outbox-deleter", settings.pollInterval(), errors, this::delete);
  }

  @EventListener
  void start(StartupEvent event) {
    poller.start();
    deleter.start();
  }

  /** Lets what is under way end; what is left, other processes or the next start deliver. */
  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    poller.stop(settings.deliveryLimit());
    courier.close(settings.deliveryLimit());
    deleter.stop(settings.deliveryLimit());
  }

  private Duration poll() {
    courier.tend();
    meters.refresh();
    var room = courier.room();
    var topics = receivers.topics();
    if (room == 0 || topics.isEmpty()) {
      return settings.pollInterval();
    }
    var due = table.lease(topics, room);
    due.forEach(message -> courier.take(new Errand(message)));
    return due.size() == room ? AT_ONCE : settings.pollInterval();
  }

  private Duration delete() throws InterruptedException {
    courier.deleteDelivered(settings.pollInterval());
    return Duration.ZERO;
  }
}
