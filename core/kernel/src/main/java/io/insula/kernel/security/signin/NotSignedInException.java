package io.insula.kernel.security.signin;

/** The password or the refresh token is not right; which one of all reasons, is not told. */
final class NotSignedInException extends RuntimeException {
  private final String reason;

  NotSignedInException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** For the end user. */
  String reason() {
    return reason;
  }
}
