package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.api.UnavailableException;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.RequestKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The route that stores a batch of events. */
@Tag(name = "activity")
@Controller("/events/batch")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("events:write")
final class PostBatchController {
  private static final String NDJSON = "application/x-ndjson";
  private static final int MAX_BODY_BYTES = 16 << 20;

  /**
   * The maximum number of batches that are read at the same time. A batch that is being read needs
   * a few megabytes.
   */
  private static final int MAX_CONCURRENT_BATCHES = 8;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final BatchIngest batch;
  private final ObjectWriter writer;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_BATCHES);

  PostBatchController(BatchIngest batch, ObjectMapper json) {
    this.batch = batch;
    this.writer = json.writerFor(BatchLineResult.class);
  }

  /**
   * Stores the events of up to 10,000 lines of JSON, each separately. The answer has a status for
   * each line: stored, duplicate, refused or unavailable. A repeat with the same {@code
   * Idempotency-Key} stores no event twice.
   */
  @Post(consumes = NDJSON, produces = NDJSON)
  @BodyLimit(MAX_BODY_BYTES)
  @RequestBody(
      required = true,
      description = "One event in each line",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = EventRequest.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The result of each line, one in each line",
      content =
          @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchLineResult.class)))
  HttpResponse<String> post(
      @Body @Nullable InputStream document, @Parameter(hidden = true) @Nullable RequestKey key) {
    if (!permits.tryAcquire()) {
      throw unavailable("Too many batches are being stored. Retry shortly.");
    }
    try (var lines = document == null ? InputStream.nullInputStream() : document) {
      return answer(batch.store(lines, key));
    } catch (IOException e) {
      throw broken(e);
    } finally {
      permits.release();
    }
  }

  private HttpResponse<String> answer(List<BatchLineResult> answers) {
    var unavailable = answers.stream().filter(BatchLineResult::isUnavailable).count();
    if (unavailable > 0 && unavailable == answers.size()) {
      throw unavailable(
          "None of the events is confirmed as stored. Retry shortly with the same ids.");
    }
    var lines = new StringBuilder();
    answers.forEach(answer -> lines.append(line(answer)).append('\n'));
    var response = HttpResponse.ok(lines.toString());
    // An answer with the header Retry-After is not stored for its idempotency key, so that a repeat
    // with the same key can store the remaining events.
    return unavailable == 0
        ? response
        : response.header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
  }

  private String line(BatchLineResult answer) {
    try {
      return writer.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }

  private static RuntimeException broken(IOException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException tooLarge) {
        return tooLarge;
      }
    }
    return new InvalidInputException(
        "",
        "the body ended before it was complete; its complete lines may be stored. Send the batch"
            + " again with the same ids");
  }

  private static UnavailableException unavailable(String message) {
    return new UnavailableException(message, RETRY_AFTER, null);
  }
}
