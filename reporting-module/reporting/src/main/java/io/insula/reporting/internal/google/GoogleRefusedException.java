package io.insula.reporting.internal.google;

/** Google refused a request, and would refuse an immediate retry, too. */
final class GoogleRefusedException extends RuntimeException {
  private final String doing;
  private final int status;
  private final String reason;
  private final String words;

  /**
   * @param doing the purpose of the request, for instance {@code copy the template}
   * @param status the HTTP status of the response
   * @param reason Google's short name of the reason; empty if none
   * @param words Google's own message; empty if none
   */
  GoogleRefusedException(String doing, int status, String reason, String words, Throwable cause) {
    super("Google refused to " + doing + ": " + status + " " + reason + " " + words, cause);
    this.doing = doing;
    this.status = status;
    this.reason = reason;
    this.words = words;
  }

  String doing() {
    return doing;
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }

  /**
   * Whether Google refused the request because of a rate limit. Google may accept the request
   * later.
   */
  boolean isRateLimit() {
    return reason.endsWith("ateLimitExceeded");
  }

  String words() {
    return words;
  }
}
