package io.insula.activity.internal.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.internal.EventResponse;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.activity.internal.reading.EventTableReader;
import io.insula.activity.internal.reading.ReadSettings;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.ResponseStreamer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The route that streams events as they become visible. */
@Tag(name = "activity")
@Controller("/events/stream")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("events:read")
final class EventStreamController {
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);

  /**
   * The size of a slice of the stream, in bytes. Up to 32 slices wait in memory for a slow client.
   */
  private static final int SLICE_BYTES = 4 * 1024;

  /**
   * The form of the id of an event in the stream: its time in microseconds since 1970, up to the
   * year 5138.
   */
  private static final Pattern EVENT_ID = Pattern.compile("\\d{1,17}");

  private final EventTableReader eventReader;
  private final NewEventNotifier newEvents;
  private final ReadSettings settings;
  private final ObjectMapper json;
  private final Clock clock;
  private final ResponseStreamer streamer;

  EventStreamController(
      EventTableReader eventReader,
      NewEventNotifier newEvents,
      ReadSettings settings,
      ObjectMapper json,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.eventReader = eventReader;
    this.newEvents = newEvents;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.streamer =
        new ResponseStreamer(
            blocking,
            settings.maxStreamReaders(),
            SLICE_BYTES,
            "This server already sends events to the maximum number of readers. Retry later.");
  }

  /**
   * Streams events as server-sent events, oldest first. The stream begins after {@code
   * Last-Event-ID}, or with new events. The stream ends after 15 minutes, or when the token is no
   * longer valid. A client that reconnects with its last id gets each event exactly once. A {@code
   * heartbeat} comes first, and after {@code interval_ms} without events. The id of a heartbeat is
   * a valid {@code Last-Event-ID}. Only the role ADMIN gets events of the component {@code
   * security}.
   *
   * @param lastEventId the last id that the client received
   */
  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      description = "The events as they become visible",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM,
              schema = @Schema(implementation = EventResponse.class)))
  Publisher<byte[]> stream(
      @Header("Last-Event-ID") @Nullable String lastEventId,
      Caller caller,
      HttpRequest<?> request) {
    var access = EventAccess.of(caller);
    var after = lastEventId == null ? null : positionOf(lastEventId);
    return streamer.send(
        () -> reader(access, after == null ? eventReader.newest() : after), request);
  }

  private EventStreamSubscription reader(EventAccess access, Instant position) {
    return new EventStreamSubscription(
        eventReader,
        access,
        newEvents,
        json,
        settings.streamHeartbeat(),
        clock,
        position,
        clock.instant().plus(MAX_DURATION));
  }

  private static Instant positionOf(String lastEventId) {
    if (!EVENT_ID.matcher(lastEventId).matches()) {
      throw new InvalidInputException("Last-Event-ID", "must be the id of an event of this stream");
    }
    return EpochMicroseconds.toInstant(Long.parseLong(lastEventId));
  }
}
