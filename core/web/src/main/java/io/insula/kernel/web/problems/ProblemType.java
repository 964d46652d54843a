package io.insula.kernel.web.problems;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/** The kinds of problems, each with its HTTP status and what it means. */
public enum ProblemType {
  INVALID_INPUT(HttpStatus.BAD_REQUEST, "The input is not valid"),
  NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "A valid token is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The accepted content types are not offered"),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request came too slowly"),
  CONFLICT(HttpStatus.CONFLICT, "The state of things forbids it"),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
  ADDRESS_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "The address is too long"),
  UNSUPPORTED_CONTENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This content type is not understood"),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "The idempotency key belongs to another request"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "There were too many requests"),
  HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
  UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This cannot be done right now");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The name that clients see, for instance {@code urn:insula:problem:not-found}. */
  String uri() {
    return "urn:insula:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The type of a status, {@link #INVALID_INPUT} or {@link #UNEXPECTED} for one without its own.
   */
  static ProblemType of(HttpStatus status) {
    for (var type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status.getCode() < 500 ? INVALID_INPUT : UNEXPECTED;
  }
}
