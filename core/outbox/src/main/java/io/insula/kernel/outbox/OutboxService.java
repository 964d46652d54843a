package io.insula.kernel.outbox;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Keeps the outbox moving from the start of the process to its end. */
@Singleton
final class OutboxService {
  private static final Duration AT_ONCE = Duration.ofMillis(20);

  private final Receivers receivers;
  private final Courier courier;
  private final OutboxTable table;
  private final Doors doors;
  private final OutboxMeters meters;
  private final OutboxSettings settings;
  private final SupervisedLoop poller;
  private final SupervisedLoop deleter;

  OutboxService(
      Receivers receivers,
      Courier courier,
      OutboxTable table,
      Doors doors,
      OutboxMeters meters,
      OutboxSettings settings,
      ErrorReporter errors) {
    this.receivers = receivers;
    this.courier = courier;
    this.table = table;
    this.doors = doors;
    this.meters = meters;
    this.settings = settings;
    this.poller = new SupervisedLoop("outbox-poller", settings.pollInterval(), errors, this::poll);
    this.deleter =
        new SupervisedLoop("outbox-deleter", settings.pollInterval(), errors, this::delete);
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
    for (var topic : doors.toBeTried(topics)) {
      fetch(List.of(topic), 1);
    }
    return fetch(doors.open(topics), room) == room ? AT_ONCE : settings.pollInterval();
  }

  private int fetch(List<String> topics, int atMost) {
    var due = table.lease(topics, atMost);
    due.forEach(message -> courier.take(new Errand(message)));
    return due.size();
  }

  private Duration delete() throws InterruptedException {
    courier.deleteDelivered(settings.pollInterval());
    return Duration.ZERO;
  }
}
