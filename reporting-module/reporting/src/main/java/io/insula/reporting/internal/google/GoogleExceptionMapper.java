package io.insula.reporting.internal.google;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.insula.reporting.internal.google.GoogleTransport.RedirectRefusedException;
import io.insula.reporting.internal.remote.ConnectionErrorMessages;
import io.insula.reporting.internal.remote.RetryAfter;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains failed requests to Google. */
final class GoogleExceptionMapper {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FORBIDDEN = 403;

  /**
   * The reasons in a 403 response of Google Drive that mean an exceeded rate limit. Other services
   * of Google report this with 429.
   */
  private static final Set<String> RATE_LIMITS =
      Set.of("rateLimitExceeded", "userRateLimitExceeded");

  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private static final RetryAfter RETRY_AFTER = new RetryAfter(Clock.systemUTC());

  private GoogleExceptionMapper() {}

  /**
   * Turns a failure into an exception for the caller.
   *
   * @param doing the purpose of the request
   * @param account the address of the service account
   */
  static RuntimeException of(IOException failure, String doing, String account) {
    if (isRedirect(failure)) {
      return redirect(doing, failure);
    }
    if (failure instanceof HttpResponseException answer) {
      return answered(answer, doing);
    }
    if (failure instanceof Retryable token && !token.isRetryable()) {
      return new ReportFailedException(
          "Google refuses the key of the service account "
              + account
              + ". The key may be deleted, the account disabled, or the clock of this server"
              + " wrong.",
          false,
          failure);
    }
    return new GoogleTransientException(
        "Google could not be reached to " + doing + ": " + reason(failure) + ".",
        null,
        true,
        failure);
  }

  /**
   * Finds the reason of a failure. A cause can contain Google's response to a request for an access
   * token.
   */
  private static String reason(IOException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof HttpResponseException answer) {
        return "it answered " + answer.getStatusCode();
      }
    }
    return ConnectionErrorMessages.wordsFor(failure);
  }

  /** Returns the failure of a request whose response cannot be parsed. */
  static ReportFailedException unreadable(String doing, @Nullable Throwable cause) {
    return new ReportFailedException(
        "Google's response to the request to " + doing + " cannot be read: it is not valid JSON.",
        true,
        cause);
  }

  private static RuntimeException answered(HttpResponseException answer, String doing) {
    var status = answer.getStatusCode();
    var error = answer instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    var reason = reason(error);
    var isRateLimit =
        status == TOO_MANY_REQUESTS || (status == FORBIDDEN && RATE_LIMITS.contains(reason));
    if (isRateLimit || status == REQUEST_TIMEOUT || status >= FIRST_SERVER_ERROR) {
      return new GoogleTransientException(
          "Google responded with %s to the request to %s."
              .formatted((status + " " + reason).strip(), doing),
          retryAfter(answer.getHeaders().getRetryAfter()),
          !isRateLimit,
          answer);
    }
    var words = error == null ? "" : Objects.requireNonNullElse(error.getMessage(), "");
    return new GoogleRefusedException(doing, status, reason, words, answer);
  }

  private static @Nullable Duration retryAfter(@Nullable String header) {
    return header == null ? null : RETRY_AFTER.read(header).orElse(null);
  }

  /**
   * Reads the reason: Google Drive has it in {@code errors}, and Google Sheets in {@code details}.
   */
  private static String reason(@Nullable GoogleJsonError error) {
    var errors = error == null ? null : error.getErrors();
    var details = error == null ? null : error.getDetails();
    var reasons = new ArrayList<@Nullable String>();
    if (errors != null) {
      errors.forEach(each -> reasons.add(each.getReason()));
    }
    if (details != null) {
      details.forEach(each -> reasons.add(each.getReason()));
    }
    return Objects.requireNonNullElse(
        reasons.stream().filter(Objects::nonNull).findFirst().orElse(""), "");
  }

  private static ReportFailedException redirect(String doing, IOException failure) {
    return new ReportFailedException(
        "The request to "
            + doing
            + " was answered with a redirect, which is refused. Something between this server and"
            + " Google, for instance a proxy, answers in place of Google.",
        false,
        failure);
  }

  /**
   * Whether a failure or one of its causes is a redirect. A request for an access token can fail
   * with such a cause.
   */
  private static boolean isRedirect(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof RedirectRefusedException
            || (failure instanceof HttpResponseException answer && isRedirect(answer))
            || isRedirect(failure.getCause()));
  }

  private static boolean isRedirect(HttpResponseException answer) {
    return answer.getStatusCode() >= FIRST_REDIRECT && answer.getStatusCode() < FIRST_CLIENT_ERROR;
  }
}
