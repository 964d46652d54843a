package io.insula.reporting.internal.tickets;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.insula.reporting.Ticket;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Notifies the watchers in this process when any instance changes a ticket. One query polls all
 * watched tickets several times a second.
 */
@Singleton
class TicketChangeNotifier implements GracefulShutdownCapable {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);
  private static final long NO_VERSION = -1;

  private final TicketReader tickets;
  private final SupervisedLoop loop;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile boolean isStopping;

  TicketChangeNotifier(TicketReader tickets, ErrorReporter errors) {
    this.tickets = tickets;
    this.loop = SupervisedLoop.every(INTERVAL, "reporting-tickets", errors, this::poll);
  }

  /** A watcher of a ticket. */
  static final class Watcher {
    private final long ticketId;
    private final Consumer<Ticket> change;
    private final Runnable stop;
    private volatile long version = NO_VERSION;

    private Watcher(long ticketId, Consumer<Ticket> change, Runnable stop) {
      this.ticketId = ticketId;
      this.change = change;
      this.stop = stop;
    }
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    stopWatchers();
    loop.stop(STOP_WITHIN);
  }

  /**
   * Passes the ticket to a watcher immediately and after changes. Of several quick changes, passes
   * only the last state.
   *
   * @param change receives the ticket; must not block
   * @param stop runs when the server is about to shut down
   */
  Watcher watch(long ticketId, Consumer<Ticket> change, Runnable stop) {
    var watcher = new Watcher(ticketId, change, stop);
    watchers.add(watcher);
    pollNow();
    if (isStopping) {
      stop.run();
    }
    return watcher;
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  /**
   * Waits until a ticket is finished, the time is over, or the server shuts down.
   *
   * @param ticket the ticket before the wait
   * @return the last known state of the ticket
   */
  Ticket awaitEnd(Ticket ticket, Duration atMost) throws InterruptedException {
    var seen = new AtomicReference<>(ticket);
    var end = new CountDownLatch(ticket.status().isFinished() ? 0 : 1);
    var watcher =
        watch(
            ticket.id(),
            each -> {
              seen.set(each);
              if (each.status().isFinished()) {
                end.countDown();
              }
            },
            end::countDown);
    try {
      // After the timeout, the result is the last known ticket, even if it is unfinished.
      var _ = end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return seen.get();
    } finally {
      leave(watcher);
    }
  }

  /** Checks for changes now, because this process has changed tickets. */
  void pollNow() {
    loop.wake();
  }

  private void poll() {
    if (watchers.isEmpty()) {
      return;
    }
    var ids = watchers.stream().map(each -> each.ticketId).collect(Collectors.toSet());
    tickets.versions(ids).forEach(this::show);
  }

  private void show(long ticketId, long version) {
    var behind =
        watchers.stream()
            .filter(each -> each.ticketId == ticketId && each.version < version)
            .toList();
    if (!behind.isEmpty()) {
      tickets
          .find(ticketId)
          .ifPresent(
              ticket ->
                  behind.forEach(
                      each -> {
                        each.version = version;
                        each.change.accept(ticket);
                      }));
    }
  }

  /**
   * Ends all watchers and their progress feeds. Open feeds would delay the shutdown until its grace
   * period is over.
   */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    stopWatchers();
    return CompletableFuture.completedFuture(null);
  }

  private void stopWatchers() {
    isStopping = true;
    watchers.forEach(each -> each.stop.run());
  }
}
