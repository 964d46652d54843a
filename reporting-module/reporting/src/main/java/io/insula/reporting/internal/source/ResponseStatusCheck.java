package io.insula.reporting.internal.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.reporting.internal.remote.RetryAfter;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the HTTP status whether a response of the other backend is usable, and whether to send
 * the query again.
 */
final class ResponseStatusCheck {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String TOKEN_SETTING = "INSULA_REPORTING_GRAPHQL_TOKEN";

  private final ObjectMapper json;
  private final SafeErrorText remarks;
  private final RetryAfter retryAfter;

  ResponseStatusCheck(ObjectMapper json, SafeErrorText remarks, RetryAfter retryAfter) {
    this.json = json;
    this.remarks = remarks;
    this.retryAfter = retryAfter;
  }

  /**
   * @throws TransientFailureException if a retry may succeed
   * @throws ReportFailedException if a retry would fail, too
   */
  void check(HttpResponse<byte[]> answer) throws TransientFailureException {
    var status = answer.statusCode();
    if (status == OK) {
      return;
    }
    if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status / 100 == 5) {
      throw new TransientFailureException(
          "The backend of the cycles answered with the status %d: %s"
              .formatted(status, detail(answer)),
          waitAskedFor(answer),
          null);
    }
    throw new ReportFailedException(complaint(answer), false, null);
  }

  private @Nullable Duration waitAskedFor(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Retry-After").flatMap(retryAfter::read).orElse(null);
  }

  private String complaint(HttpResponse<byte[]> answer) {
    var status = answer.statusCode();
    return switch (status) {
      case UNAUTHORIZED ->
          "The backend of the cycles does not accept the token (401): it may be wrong, expired or"
              + " revoked. Set %s to a valid one.".formatted(TOKEN_SETTING);
      case FORBIDDEN ->
          "The backend of the cycles refuses the token (403): the token needs the scope reports."
              + " Set %s to a token with this scope.".formatted(TOKEN_SETTING);
      default ->
          status / 100 == 3
              ? "The backend of the cycles answered with a redirect (%d), which is not followed,"
                      .formatted(status)
                  + " because the token must not be sent to another URL. Set"
                  + " INSULA_REPORTING_GRAPHQL_URL to the URL that answers without a redirect."
              : "The backend of the cycles answered with the status %d: %s"
                  .formatted(status, detail(answer));
    };
  }

  /** Reads the message of a problem (RFC 9457) or a GraphQL response. */
  private String detail(HttpResponse<byte[]> answer) {
    try {
      var problem = json.readTree(answer.body());
      var first = problem.path("errors").path(0).path("message");
      var detail = problem.path("detail");
      return remarks.of(
          text(first) + (first.isTextual() && detail.isTextual() ? "; " : "") + text(detail));
    } catch (IOException _) {
      return remarks.of(""); // The body is not JSON; it can be the error page of a proxy.
    }
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }
}
