package io.insula.kernel.web.idempotency;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts responses to their stored form and back. */
@Singleton
final class ResponseCodec {
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int FIRST_SERVER_ERROR = 500;

  /** The statuses of requests that changed nothing and may succeed later. */
  private static final Set<Integer> NOT_FINAL =
      Set.of(
          HttpStatus.UNAUTHORIZED.getCode(),
          HttpStatus.FORBIDDEN.getCode(),
          HttpStatus.TOO_MANY_REQUESTS.getCode());

  private final JsonMapper json;

  ResponseCodec(JsonMapper json) {
    this.json = json;
  }

  /** Returns the stored form of a response; empty if the request may run again. */
  Optional<StoredResponse> storedForm(HttpResponse<?> response) {
    if (response.code() >= FIRST_SERVER_ERROR
        || NOT_FINAL.contains(response.code())
        || response.getHeaders().contains(HttpHeaders.RETRY_AFTER)) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredResponse(
            response.code(),
            contentType(response),
            response.header(HttpHeaders.LOCATION),
            bytes(response.body())));
  }

  static MutableHttpResponse<?> replay(StoredResponse answer) {
    var response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
    response.header(REPLAYED, "true");
    if (answer.location() != null) {
      response.header(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.body().length == 0) {
      return response;
    }
    return response.contentType(answer.contentType()).body(answer.body());
  }

  private static String contentType(HttpResponse<?> response) {
    return response.getContentType().map(MediaType::toString).orElse(MediaType.APPLICATION_JSON);
  }

  private byte[] bytes(@Nullable Object body) {
    return switch (body) {
      case null -> new byte[0];
      case byte[] bytes -> bytes;
      case CharSequence text -> text.toString().getBytes(StandardCharsets.UTF_8);
      default -> {
        try {
          yield json.writeValueAsBytes(body);
        } catch (IOException e) {
          throw new UncheckedIOException("The response cannot be written as JSON", e);
        }
      }
    };
  }
}
