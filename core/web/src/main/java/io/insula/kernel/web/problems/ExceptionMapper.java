package io.insula.kernel.web.problems;

import io.insula.api.InsulaException;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.exceptions.UriSyntaxException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.security.authentication.AuthenticationException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.web.router.exceptions.DuplicateRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.validation.ConstraintViolationException;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps any exception to the error that the client gets. This is the only class that knows all kinds
 * of exceptions.
 */
final class ExceptionMapper {
  private ExceptionMapper() {}

  static MappedError of(HttpRequest<?> request, Throwable error) {
    return switch (error) {
      case InvalidInputException e -> MappedError.invalid(e.errors());
      case UnavailableException e -> unavailable(e);
      case InsulaException e ->
          new MappedError(type(e.kind()), text(e), e.errors(), e.position().orElse(null), null);
      case ProblemException e ->
          new MappedError(e.type(), text(e), List.of(), null, e.retryAfter());
      case ConstraintViolationException e -> ConstraintViolationErrors.diagnose(request, e);
      case ConversionErrorException e -> conversion(e);
      case UnsatisfiedRouteException e -> missing(e.getArgument());
      case AuthorizationException e -> authorization(e);
      case AuthenticationException _ ->
          MappedError.of(ProblemType.NOT_SIGNED_IN, "The credentials are not valid.");
      case MalformedBodyException e -> ofUndecodable(e.getCause());
      case ContentLengthExceededException _ -> tooLarge();
      case BufferLengthExceededException _ -> tooLarge();
      case JsonSyntaxException e -> syntax(e);
      case ErrorDataDecoderException _ ->
          MappedError.invalid("", "The form data in the body is malformed.");
      case UriSyntaxException _ -> address();
      case URISyntaxException _ -> address();
      case HttpStatusException e -> ofStatus(e.getStatus());
      // Several routes differ only in the content type that they accept, and the request has no
      // content type.
      case DuplicateRouteException _ ->
          MappedError.of(
              ProblemType.UNSUPPORTED_CONTENT,
              "The header Content-Type is missing; set this header to the media type of the body,"
                  + " for instance application/json.");
      default -> other(error);
    };
  }

  private static MappedError unavailable(UnavailableException error) {
    return new MappedError(
        ProblemType.UNAVAILABLE, text(error), List.of(), null, error.retryAfter());
  }

  private static ProblemType type(InsulaException.Kind kind) {
    return switch (kind) {
      case INVALID -> ProblemType.INVALID_INPUT;
      case FORBIDDEN -> ProblemType.FORBIDDEN;
      case NOT_FOUND -> ProblemType.NOT_FOUND;
      case CONFLICT -> ProblemType.CONFLICT;
      case UNAVAILABLE -> ProblemType.UNAVAILABLE;
    };
  }

  private static MappedError conversion(ConversionErrorException error) {
    var json = JsonErrors.find(error);
    return json != null
        ? JsonErrors.diagnose(json)
        : MappedError.invalid(
            ConstraintViolationErrors.nameOf(error.getArgument()),
            ExpectedValues.of(error.getArgument().getType()));
  }

  private static MappedError missing(Argument<?> argument) {
    var name = ConstraintViolationErrors.nameOf(argument);
    if (!name.isEmpty()) {
      return MappedError.invalid(name, "is required");
    }
    return MappedError.invalid(
        "",
        argument.getType() == byte[].class
            ? "The body is missing."
            : "The body must be an object.");
  }

  private static MappedError authorization(AuthorizationException error) {
    return error.isForbidden()
        ? MappedError.of(ProblemType.FORBIDDEN, "Your role does not allow this.")
        : MappedError.of(ProblemType.NOT_SIGNED_IN, "Send a valid token: Authorization: Bearer …");
  }

  private static MappedError tooLarge() {
    return MappedError.of(ProblemType.TOO_LARGE, "The body is larger than this route accepts.");
  }

  private static MappedError address() {
    return MappedError.invalid(
        "",
        "The address of the request is not well formed. Write a space as %20, and other special"
            + " characters in the same way.");
  }

  /**
   * Maps a request that could not be decoded: its address or headers are too long, its body is
   * malformed, or it is not valid HTTP.
   */
  static MappedError ofUndecodable(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          MappedError.of(ProblemType.ADDRESS_TOO_LONG, "The address of the request is too long.");
      case TooLongHttpHeaderException _ ->
          MappedError.of(
              ProblemType.HEADERS_TOO_LARGE, "The headers of the request are too large.");
      case DecompressionException _ ->
          MappedError.invalid(
              "", "The header Content-Encoding is gzip, but the body is not well-formed gzip.");
      case null, default -> MappedError.invalid("", "The request is not well-formed HTTP.");
    };
  }

  private static MappedError syntax(JsonSyntaxException error) {
    var json = JsonErrors.find(error);
    return json == null
        ? MappedError.invalid("", "The body is not well-formed JSON.")
        : JsonErrors.diagnose(json);
  }

  /** Maps an error response that has only a status. */
  static MappedError ofStatus(HttpStatus status) {
    var type = ProblemType.of(status);
    return MappedError.of(type, type.title() + ".");
  }

  private static String text(Throwable error) {
    var message = error.getMessage();
    return message == null ? "" : message;
  }

  private static MappedError other(Throwable error) {
    return DatabaseErrors.asUnavailable(error)
        .map(ExceptionMapper::unavailable)
        .orElseGet(MappedError::unexpected);
  }
}
