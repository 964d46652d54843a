package io.insula.kernel.web.problems;

import io.insula.kernel.base.time.WholeSeconds;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseReadinessCheck;
import io.insula.kernel.web.headers.SecurityHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;

/** Converts every error to a response. */
@Singleton
public final class ProblemResponses {
  private final ErrorReporter reporter;
  private final List<DatabaseReadinessCheck> conditions;

  ProblemResponses(ErrorReporter reporter, List<DatabaseReadinessCheck> conditions) {
    this.reporter = reporter;
    this.conditions = conditions;
  }

  /** Returns the response to a request that failed, and reports an unexpected error. */
  public MutableHttpResponse<Problem> answer(HttpRequest<?> request, Throwable error) {
    return answer(request, error, HttpResponse.ok());
  }

  /** Adds the problem for an error to a response, and keeps the headers of the response. */
  MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, Throwable error, MutableHttpResponse<?> response) {
    if (error instanceof MalformedBodyException) {
      response.header(HttpHeaders.CONNECTION, "close");
    }
    var diagnosis = diagnose(request, error);
    if (diagnosis.type() == ProblemType.UNEXPECTED) {
      reporter.report(
          error, request.getMethodName() + " " + request.getPath(), TraceId.of(request));
    }
    return asResponse(request, diagnosis, response);
  }

  private MappedError diagnose(HttpRequest<?> request, Throwable error) {
    if (isAbandoned(error)) {
      return MappedError.abandoned();
    }
    return DatabaseReadinessCheck.explain(conditions, error)
        .map(meant -> ExceptionMapper.of(request, meant))
        .orElseGet(() -> ExceptionMapper.of(request, error));
  }

  /** Adds a problem to an error response without a body, and keeps the headers of the response. */
  MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, HttpStatus status, MutableHttpResponse<?> response) {
    var undecodable = undecodable(request);
    return undecodable.isPresent()
        ? asResponse(request, ExceptionMapper.ofUndecodable(undecodable.get()), response)
        : asResponse(request, ExceptionMapper.ofStatus(status), response);
  }

  private static Optional<Throwable> undecodable(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? Optional.ofNullable(netty.getNativeRequest().decoderResult().cause())
        : Optional.empty();
  }

  private static MutableHttpResponse<Problem> asResponse(
      HttpRequest<?> request, MappedError diagnosis, MutableHttpResponse<?> response) {
    response.status(diagnosis.type().status());
    // The headers are added here, too, because no filter sees the response to invalid HTTP.
    SecurityHeaders.addTo(response);
    var traceId = TraceId.of(request);
    response.getHeaders().set(TraceId.HEADER, traceId);
    var retryAfter = diagnosis.retryAfter();
    if (retryAfter != null) {
      // The seconds are rounded up, so that a client does not retry too early.
      var seconds = Math.max(1, WholeSeconds.roundedUp(retryAfter));
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    if (diagnosis.type() == ProblemType.NOT_SIGNED_IN) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    return response.body(diagnosis.asProblem(traceId));
  }

  // The client has disconnected. This is not an error of the server.
  private static boolean isAbandoned(Throwable error) {
    return error instanceof ClosedChannelException || error instanceof EOFException;
  }
}
