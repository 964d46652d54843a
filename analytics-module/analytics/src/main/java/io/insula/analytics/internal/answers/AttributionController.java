package io.insula.analytics.internal.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.analytics.Analytics;
import io.insula.analytics.UserNotFoundException;
import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.ResponseStreamer;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** The route for the attribution of one user. */
@Tag(name = "analytics")
@Controller("/analytics/users/{userId}/attribution")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("analytics:read")
final class AttributionController {
  /**
   * The maximum number of touches in memory. Above this number, the touches are read from the
   * database while the answer is sent.
   */
  private static final int MAX_HELD_TOUCHES = 1_000;

  /**
   * The maximum number of concurrent streamed answers. Each answer takes up to 1 MiB of memory and
   * one portion of page views.
   */
  private static final int MAX_CONCURRENT_RESPONSES = 32;

  private final UserJourneyService journeys;
  private final ObjectMapper json;
  private final Clock clock;
  private final ResponseStreamer streamer;

  AttributionController(
      UserJourneyService journeys,
      ObjectMapper json,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.journeys = journeys;
    this.json = json;
    this.clock = clock;
    this.streamer =
        new ResponseStreamer(
            blocking,
            MAX_CONCURRENT_RESPONSES,
            "Too many attributions are being sent. Retry shortly.");
  }

  /**
   * Returns the touches of a user, and the share of each touch in the user's conversions. If a long
   * answer breaks off, the last HTTP chunk is missing.
   */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ApiResponse(
      responseCode = "200",
      description = "The touches and the conversions of the user",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AttributionBody.class)))
  HttpResponse<Publisher<byte[]>> get(String userId, HttpRequest<?> request) {
    new InputChecks().text("user_id", userId, Analytics.USER_ID).done();
    var journey =
        journeys.of(userId, MAX_HELD_TOUCHES).orElseThrow(() -> new UserNotFoundException(userId));
    var chunks = new AttributionJsonChunks(journeys, journey, json, clock.instant());
    if (!journey.isWhole()) {
      return HttpResponse.ok(streamer.send(() -> chunks, request));
    }
    var whole = chunks.next().orElseThrow();
    return HttpResponse.ok(Publishers.just(whole)).contentLength(whole.length);
  }
}
