package io.insula.kernel.web.problems;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/** The types of problems, each with its HTTP status and title. */
public enum ProblemType {
  INVALID_INPUT(HttpStatus.BAD_REQUEST, "The input is not valid"),
  NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "A valid token is required"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "The resource was not found"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This route does not support this method"),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "This route cannot answer in a type that the Accept header allows"),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request arrived too slowly"),
  CONFLICT(HttpStatus.CONFLICT, "The current state does not allow this"),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
  ADDRESS_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "The address is too long"),
  UNSUPPORTED_CONTENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This content type is not supported"),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "The idempotency key belongs to another request"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests were sent"),
  HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
  UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "An unexpected error happened on the server"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This is temporarily unavailable");

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

  /** Returns the name that clients get, for instance {@code urn:insula:problem:not-found}. */
  String uri() {
    return "urn:insula:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the type of a status; {@link #INVALID_INPUT} or {@link #UNEXPECTED} for a status
   * without a specific type.
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
