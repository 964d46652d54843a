package io.insula.reporting.internal.google;

/** Google refused a request, and would refuse it again. */
final class GoogleRefusedException extends RuntimeException {
  private final String doing;
  private final int status;
  private final String reason;
  private final String words;

  /**
   * @param doing what the request was to do, for instance {@code copy the template}
   * @param status of the answer
   * @param reason Google's short name of the reason; empty if it gives none
   * @param words Google's own; empty if it gives none
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

  /** Whether Google agrees later, for instance when too much was shared at once. */
  boolean isOfHaste() {
    return reason.endsWith("ateLimitExceeded");
  }

  String words() {
    return words;
  }
}
