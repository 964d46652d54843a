package io.insula.activity.internal.ingest;

import io.insula.activity.NewEvent;
import io.insula.activity.internal.EventResponse;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.RequestKey;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The route that stores single events. */
@Tag(name = "activity")
@Controller("/events")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("events:write")
final class PostEventsController {
  private final EventIngest ingest;
  private final ReservedEventComponents reserved;

  PostEventsController(EventIngest ingest, ReservedEventComponents reserved) {
    this.ingest = ingest;
    this.reserved = reserved;
  }

  /**
   * Stores an event, and answers once it is durable: 201, or 200 if an event with this id and the
   * same content is already stored.
   */
  @Post
  @NonBlocking
  @ApiResponse(
      responseCode = "201",
      description = "The event, stored now",
      content = @Content(schema = @Schema(implementation = EventResponse.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The event that was stored before with the same id",
      content = @Content(schema = @Schema(implementation = EventResponse.class)))
  CompletableFuture<HttpResponse<EventResponse>> record(
      @Body EventRequest request, @Nullable RequestKey key) {
    var event = request.toEvent();
    reserved.check(event);
    return ingest.record(named(event, key)).thenApply(PostEventsController::answer);
  }

  /**
   * Gives an event without an id the UUID of the {@code Idempotency-Key}. A repeat of the request
   * therefore stores the event once.
   */
  private static NewEvent named(NewEvent event, @Nullable RequestKey key) {
    return key == null || event.id() != null ? event : event.withId(UUID.fromString(key.value()));
  }

  private static HttpResponse<EventResponse> answer(StoreResult recording) {
    var body = EventResponse.of(recording.event());
    return recording.isRepeat()
        ? HttpResponse.ok(body)
        : HttpResponse.created(body, UriBuilder.of("/events").path(body.id().toString()).build());
  }
}
