package io.insula.reporting.internal.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.NonInterruptingSchedulers;
import io.insula.kernel.web.StreamPermits;
import io.insula.reporting.Reports;
import io.insula.reporting.ReportsForbiddenException;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketNotFoundException;
import io.insula.reporting.TicketTask;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Sends a ticket to its followers after changes, at most once a second. The feed ends in these
 * cases:
 *
 * <ul>
 *   <li>The ticket is finished.
 *   <li>15 minutes have passed.
 *   <li>The client's token is no longer valid, or the client may no longer see the ticket.
 *   <li>The server shuts down.
 * </ul>
 */
@Singleton
class ProgressFeed {
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);
  private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(1);
  private static final int NO_PREFETCH = 0;
  private static final String COMMENT = ": \n\n";

  private final Reports reports;
  private final TicketChangeNotifier notifier;
  private final ObjectMapper json;
  private final ExecutorService blocking;
  private final Duration keepAlive;
  private final CycleAccess access;
  private final StreamPermits permits;

  ProgressFeed(
      Reports reports,
      CycleAccess access,
      TicketChangeNotifier notifier,
      ObjectMapper json,
      TicketSettings settings,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.reports = reports;
    this.access = access;
    this.notifier = notifier;
    this.json = json;
    this.blocking = blocking;
    this.keepAlive = settings.keepAlive();
    this.permits =
        new StreamPermits(
            settings.maxProgressReaders(),
            "Too many clients are following tickets on this server. Retry shortly.");
  }

  /**
   * Returns the events of a ticket.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the reader may not see it
   * @throws ReportsForbiddenException if the reader manages no cycle
   * @throws UnavailableException if this process already has the maximum number of readers
   */
  Publisher<byte[]> of(long ticketId, Caller caller, HttpRequest<?> request) {
    var reader = caller.asActor();
    reports.get(ticketId, reader);
    var scheduler = NonInterruptingSchedulers.on(blocking, PropagatedContext.getOrEmpty());
    return permits
        .take(request)
        .during(Flux.defer(() -> open(ticketId, reader, scheduler)).subscribeOn(scheduler));
  }

  private Flux<byte[]> open(long ticketId, Actor reader, Scheduler scheduler) {
    var ended = Sinks.<Void>empty();
    var progress =
        Flux.<Ticket>create(sink -> follow(ticketId, sink), OverflowStrategy.LATEST)
            .concatMap(
                ticket ->
                    Mono.fromSupplier(() -> readable(ticket, reader))
                        .subscribeOn(scheduler)
                        .concatWith(pause()),
                NO_PREFETCH)
            .takeWhile(Optional::isPresent)
            .map(Optional::get)
            .takeUntil(ticket -> ticket.status().isFinished())
            .map(this::eventOf)
            .doFinally(signal -> ended.tryEmitEmpty());
    var looks = Flux.interval(keepAlive).onBackpressureDrop().publishOn(scheduler, 1).share();
    var hidden = looks.filter(look -> !mayRead(ticketId, reader)).next();
    return Flux.merge(progress, looks.map(look -> bytesOf(COMMENT)).takeUntilOther(ended.asMono()))
        .takeUntilOther(Mono.firstWithSignal(hidden, Mono.delay(MAX_DURATION)));
  }

  /**
   * Delays the next event by {@link #BETWEEN_EVENTS}. If the ticket changes several times during
   * the delay, the next event shows only its latest state.
   */
  private static Mono<Optional<Ticket>> pause() {
    return Mono.delay(BETWEEN_EVENTS).then(Mono.empty());
  }

  private void follow(long ticketId, FluxSink<Ticket> sink) {
    var watcher = notifier.watch(ticketId, sink::next, sink::complete);
    sink.onDispose(() -> notifier.leave(watcher));
  }

  /** Returns the ticket; empty if the reader no longer manages all cycles of the ticket. */
  private Optional<Ticket> readable(Ticket ticket, Actor reader) {
    return Optional.of(ticket)
        .filter(
            each ->
                isAllowed(
                    () ->
                        access
                            .managed(reader)
                            .hasAll(each.tasks().stream().map(TicketTask::cycleId).toList())));
  }

  /**
   * Returns whether the client may still see the ticket. The user may no longer be an admin of the
   * ticket's cycles.
   */
  private boolean mayRead(long ticketId, Actor reader) {
    return isAllowed(
        () -> {
          reports.get(ticketId, reader);
          return true;
        });
  }

  private static boolean isAllowed(BooleanSupplier look) {
    try {
      return look.getAsBoolean();
    } catch (TicketNotFoundException | ReportsForbiddenException e) {
      return false;
    } catch (RuntimeException e) {
      if (e instanceof UnavailableException || DatabaseErrors.isUnavailable(e)) {
        // The access cannot be checked now, so the feed goes on until the next check.
        return true;
      }
      throw e;
    }
  }

  private byte[] eventOf(Ticket ticket) {
    try {
      var data = json.writeValueAsString(TicketBody.of(ticket));
      return bytesOf("event: progress\ndata: " + data + "\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ticket cannot be written as JSON", e);
    }
  }

  private static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
