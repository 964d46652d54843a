package io.insula.activity.internal.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.activity.internal.reading.EventChunk;
import io.insula.activity.internal.reading.EventSelect;
import io.insula.activity.internal.reading.EventTableReader;
import io.insula.activity.internal.reading.NdjsonEventWriter;
import io.insula.api.UnavailableException;
import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.web.ByteChunkSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One reader's subscription to the log, as server-sent events. Not thread-safe, except for {@link
 * #stop}.
 *
 * <p>Events become visible in the order of their times (see {@code store_events} in the
 * migrations). Therefore a reader can continue after the time of the last event. While the database
 * is unavailable, the reader gets only heartbeats.
 */
final class EventStreamSubscription implements ByteChunkSource {
  /**
   * The maximum size of the events that one query reads, in bytes. 200 readers need far less than
   * 100 MB.
   */
  private static final int PORTION_BYTES = 128 * 1024;

  private final EventTableReader eventReader;
  private final EventAccess access;
  private final NewEventNotifier newEvents;
  private final ObjectMapper json;
  private final Duration heartbeat;
  private final Clock clock;
  private final Instant end;
  private Instant position;
  private int rows = EventChunk.MAX_ROWS;
  private boolean hasBegun;
  private volatile boolean isGone;

  EventStreamSubscription(
      EventTableReader eventReader,
      EventAccess access,
      NewEventNotifier newEvents,
      ObjectMapper json,
      Duration heartbeat,
      Clock clock,
      Instant position,
      Instant end) {
    this.eventReader = eventReader;
    this.access = access;
    this.newEvents = newEvents;
    this.json = json;
    this.heartbeat = heartbeat;
    this.clock = clock;
    this.position = position;
    this.end = end;
  }

  @Override
  public Optional<byte[]> next() throws InterruptedException {
    if (!hasBegun) {
      // Sends a heartbeat immediately, because the server sends the HTTP headers only with the
      // first bytes, and a client waits for the headers.
      hasBegun = true;
      return Optional.of(heartbeat());
    }
    if (isOver()) {
      return Optional.empty();
    }
    var events = await().stream().filter(access::includes).toList();
    return Optional.of(events.isEmpty() ? heartbeat() : framesOf(events));
  }

  @Override
  public void stop() {
    isGone = true;
    newEvents.wakeAll();
  }

  /**
   * Returns whether the stream must end: its maximum time is over, its client has disconnected, or
   * the server stops.
   */
  private boolean isOver() {
    return isGone || newEvents.isStopping() || !clock.instant().isBefore(end);
  }

  /**
   * Returns the next events. Returns no events if a heartbeat is due, or if the stream must end.
   */
  private List<RecordedEvent> await() throws InterruptedException {
    long due = System.nanoTime() + heartbeat.toNanos();
    var events = read();
    while (events.isEmpty()
        && newEvents.awaitAfter(position, due - System.nanoTime(), () -> isGone)) {
      events = read();
      if (events.isEmpty()) {
        newEvents.resetNewest(position);
      }
    }
    return events;
  }

  private List<RecordedEvent> read() {
    try {
      var portion = eventReader.portion(EventSelect.oldestFirst(position), rows, PORTION_BYTES);
      var events = portion.events();
      if (!events.isEmpty()) {
        rows = portion.rowsOfTheNext();
        position = events.getLast().createdAt();
      }
      return events;
    } catch (RuntimeException e) {
      if (e instanceof UnavailableException || DatabaseErrors.isUnavailable(e)) {
        return List.of();
      }
      throw e;
    }
  }

  private byte[] framesOf(List<RecordedEvent> events) {
    var frames = new StringBuilder();
    for (var event : events) {
      frames
          .append("id: ")
          .append(EpochMicroseconds.of(event.createdAt()))
          .append("\ndata: ")
          .append(NdjsonEventWriter.of(event, json))
          .append("\n\n");
    }
    return frames.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns a heartbeat. With the position, a reader can reconnect before its first event. With the
   * interval, a reader can detect a broken connection.
   */
  private byte[] heartbeat() {
    return "id: %d\nevent: heartbeat\ndata: {\"interval_ms\": %d}\n\n"
        .formatted(EpochMicroseconds.of(position), heartbeat.toMillis())
        .getBytes(StandardCharsets.UTF_8);
  }
}
