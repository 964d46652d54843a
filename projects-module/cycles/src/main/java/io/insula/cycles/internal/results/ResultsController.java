package io.insula.cycles.internal.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.Roles;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.QueryFlag;
import io.insula.cycles.internal.cycle.ResultAccess;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.ByteChunkSource;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.PublicResponseStreamer;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The routes for the results of cycles. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}")
class ResultsController {
  /** The maximum number of concurrent previews; each occupies a processor for up to a minute. */
  private static final int MAX_CONCURRENT_PREVIEWS = 2;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /**
   * The minimum size, in bytes, of a result that is streamed. Concurrent streams are limited,
   * because each stream holds its whole text.
   */
  private static final long LARGE_RESULT_BYTES = 128 * 1024;

  private static final int MAX_STREAMS_OF_USERS = 16;
  private static final int MAX_STREAMS_OF_STRANGERS = 8;

  private final CountService countService;
  private final ResultAccess resultAccess;
  private final CycleAdminCheck admins;
  private final ObjectMapper json;
  private final PublicResponseStreamer streamer;
  private final Semaphore previews = new Semaphore(MAX_CONCURRENT_PREVIEWS);

  ResultsController(
      CountService countService,
      ResultAccess resultAccess,
      CycleAdminCheck admins,
      ObjectMapper json,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.countService = countService;
    this.resultAccess = resultAccess;
    this.admins = admins;
    this.json = json;
    this.streamer =
        new PublicResponseStreamer(
            blocking,
            MAX_STREAMS_OF_USERS,
            MAX_STREAMS_OF_STRANGERS,
            "Too many large results are being read. Retry shortly.");
  }

  /**
   * Returns the result of a cycle, with a trace to check it. If the cycle is not public, the caller
   * must be signed in. A token with scopes needs the scope {@code reports}.
   *
   * @param trace false omits the trace
   */
  @Get("/results")
  @ApiResponse(
      responseCode = "200",
      description = "The result",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CycleResults.class)))
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  HttpResponse<byte[]> results(
      @PathVariable long cycleId,
      @Parameter(schema = @Schema(implementation = Boolean.class, defaultValue = "true"))
          @QueryValue
          @Nullable String trace,
      @Parameter(hidden = true) @Nullable Caller caller,
      HttpRequest<?> request)
      throws IOException {
    resultAccess.requireReadable(cycleId, caller);
    var withTrace = QueryFlag.read("trace", trace, true);
    if (countService.bytesOfResult(cycleId) < LARGE_RESULT_BYTES) {
      var text = json.writeValueAsBytes(countService.results(cycleId, withTrace));
      return HttpResponse.ok(text).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    return streamed(streamer.send(() -> new JsonText(cycleId, withTrace), request, caller));
  }

  /**
   * Returns a streamed response of JSON. The route must return bytes, because Micronaut would write
   * the elements of any other publisher as a JSON array.
   */
  @SuppressWarnings("unchecked")
  private static HttpResponse<byte[]> streamed(Publisher<byte[]> text) {
    HttpResponse<?> response = HttpResponse.ok(text).contentType(MediaType.APPLICATION_JSON_TYPE);
    return (HttpResponse<byte[]>) response;
  }

  /** The text of one result, as a single chunk. */
  private final class JsonText implements ByteChunkSource {
    private final CycleResults results;
    private boolean isSent;

    JsonText(long cycleId, boolean withTrace) {
      this.results = countService.results(cycleId, withTrace);
    }

    @Override
    public Optional<byte[]> next() throws IOException {
      if (isSent) {
        return Optional.empty();
      }
      isSent = true;
      return Optional.of(json.writeValueAsBytes(results));
    }
  }

  /** Counts a finished vote by any rule, for a preview, and stores nothing. */
  @Post("/preview")
  @SensitiveResponse
  @Status(HttpStatus.OK)
  @Secured(Roles.MEMBER)
  CycleResults preview(
      @PathVariable long cycleId, @Valid @Body RuleSettings settings, Caller caller) {
    admins.require(cycleId, caller);
    var rule = settings.bounded();
    if (!previews.tryAcquire()) {
      throw new UnavailableException(
          "Too many previews are being counted. Retry shortly.", RETRY_AFTER, null);
    }
    try {
      return countService.preview(cycleId, rule);
    } finally {
      previews.release();
    }
  }
}
