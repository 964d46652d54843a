package io.insula.kernel.outbox;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the outbox from the start of the process to its end. */
@Singleton
final class OutboxService {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxService.class);
  private static final Duration PAUSE_BETWEEN_FETCHES = Duration.ofMillis(20);

  private final OutboxReceivers receivers;
  private final OutboxDispatcher dispatcher;
  private final OutboxTable table;
  private final ReceiverCircuits circuits;
  private final OutboxMetrics metrics;
  private final OutboxSettings settings;
  private final SupervisedLoop poller;
  private final SupervisedLoop leaseRenewer;
  private final SupervisedLoop deleter;

  OutboxService(
      OutboxReceivers receivers,
      OutboxDispatcher dispatcher,
      OutboxTable table,
      ReceiverCircuits circuits,
      OutboxMetrics metrics,
      OutboxSettings settings,
      ErrorReporter errors) {
    this.receivers = receivers;
    this.dispatcher = dispatcher;
    this.table = table;
    this.circuits = circuits;
    this.metrics = metrics;
    this.settings = settings;
    this.poller = new SupervisedLoop("outbox-poller", settings.pollInterval(), errors, this::poll);
    this.leaseRenewer =
        SupervisedLoop.every(
            settings.pollInterval(), "outbox-lease-renewer", errors, dispatcher::renewLeases);
    this.deleter =
        new SupervisedLoop("outbox-deleter", settings.pollInterval(), errors, this::delete);
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    poller.start();
    leaseRenewer.start();
    deleter.start();
  }

  /**
   * Waits for running deliveries, and renews their leases meanwhile. Messages that are not
   * delivered yet are delivered by other processes or after the next start.
   */
  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    poller.stop(settings.deliveryTimeout());
    try {
      dispatcher.close(settings.deliveryTimeout());
    } catch (RuntimeException e) {
      continueStopping("released", e);
    }
    deleter.stop(settings.deliveryTimeout());
    try {
      deleteAllDelivered();
    } catch (RuntimeException e) {
      continueStopping("deleted", e);
    } finally {
      leaseRenewer.stop(settings.deliveryTimeout());
    }
  }

  private void deleteAllDelivered() throws InterruptedException {
    var deleted = 1;
    while (deleted > 0) {
      deleted = dispatcher.deleteDelivered(Duration.ZERO);
    }
  }

  /** Logs a failure of the database. The other parts of the process must still be able to stop. */
  private static void continueStopping(String what, RuntimeException failure) {
    LOG.warn(
        "The messages of the outbox are not {}. They are due when leases expire.", what, failure);
  }

  private Duration poll() {
    metrics.refresh();
    var topics = receivers.topics();
    for (var topic : circuits.halfOpen(topics)) {
      fetch(List.of(topic), 1);
    }
    var isAnyLeft = fetch(circuits.closed(topics), settings.maxInFlight());
    return isAnyLeft ? PAUSE_BETWEEN_FETCHES : settings.pollInterval();
  }

  /**
   * Fetches as many messages as fit, also if all are of the same topic. Skips topics without a free
   * slot.
   *
   * @return whether more messages of these topics may be due
   */
  private boolean fetch(List<String> topics, int atMost) {
    var withRoom = topics.stream().filter(topic -> dispatcher.freeSlots(topic) > 0).toList();
    var limit = Math.min(atMost, withRoom.stream().mapToInt(dispatcher::freeSlots).min().orElse(0));
    if (limit == 0) {
      return false;
    }
    var due = table.lease(withRoom, limit);
    due.forEach(message -> dispatcher.dispatch(new InFlightMessage(message)));
    return due.size() == limit;
  }

  private Duration delete() throws InterruptedException {
    dispatcher.deleteDelivered(settings.pollInterval());
    return Duration.ZERO;
  }
}
