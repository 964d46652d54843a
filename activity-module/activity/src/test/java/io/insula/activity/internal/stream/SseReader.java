package io.insula.activity.internal.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.testkit.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events in the background. */
final class SseReader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream body;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Long> ids = new CopyOnWriteArrayList<>();
  private final AtomicInteger heartbeats = new AtomicInteger();
  private final AtomicLong heartbeatInterval = new AtomicLong();
  private final AtomicReference<String> lastId = new AtomicReference<>("");
  private final Thread thread;

  private SseReader(InputStream body) {
    this.body = body;
    this.thread = Thread.ofVirtual().start(this::readAll);
  }

  /** Begins to read after the event with this id; without an id, it reads events from now on. */
  static SseReader open(ApiClient client, @Nullable String lastEventId) {
    var asking = lastEventId == null ? client : client.withHeader("Last-Event-ID", lastEventId);
    return new SseReader(asking.open("/events/stream"));
  }

  /**
   * Returns the field {@code message} of each event so far. If the stream broke off, the last
   * element is the error.
   */
  List<String> messages() {
    return messages;
  }

  /** Returns the ids of the events so far. */
  List<Long> ids() {
    return ids;
  }

  /**
   * Returns the value that a browser would send as {@code Last-Event-ID}: the last id, even if it
   * came with a heartbeat.
   */
  String lastEventId() {
    return lastId.get();
  }

  int heartbeats() {
    return heartbeats.get();
  }

  /** Returns the interval that the last heartbeat named, in milliseconds; 0 before the first. */
  long heartbeatInterval() {
    return heartbeatInterval.get();
  }

  /** Returns whether the server has ended the stream without an error. */
  boolean hasEnded() {
    return !thread.isAlive() && messages.stream().noneMatch(SseReader::reportsBrokenConnection);
  }

  private static boolean reportsBrokenConnection(String message) {
    return message.startsWith("the stream broke off");
  }

  private void readAll() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var event = new PartialEvent();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          finish(event);
          event = new PartialEvent();
        } else {
          event.take(line);
        }
      }
    } catch (IOException e) {
      messages.add("the stream broke off: " + e.getMessage());
    }
  }

  private void finish(PartialEvent event) throws JsonProcessingException {
    if (!event.id.isEmpty()) {
      lastId.set(event.id);
    }
    if (event.name.isEmpty() && !event.data.isEmpty()) {
      messages.add(JSON.readTree(event.data).get("message").asText());
      ids.add(Long.parseLong(event.id));
    } else if (event.name.equals("heartbeat")) {
      heartbeatInterval.set(JSON.readTree(event.data).required("interval_ms").longValue());
      heartbeats.incrementAndGet();
    }
  }

  private static final class PartialEvent {
    private String id = "";
    private String name = "";
    private String data = "";

    void take(String line) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data += line.substring(6);
      }
    }
  }

  /** Stops reading. The events that were read can still be queried. */
  @Override
  public void close() {
    int before = messages.size();
    try {
      body.close();
      thread.join();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    messages.removeIf(SseReader::reportsBrokenConnection);
    if (messages.size() < before) {
      throw new IllegalStateException("events got lost while the reader was closed");
    }
  }
}
