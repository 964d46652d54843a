package io.insula.reporting.internal.google.fake;

/** An error response in Google's format. */
final class FakeErrorResponse extends RuntimeException {
  private final int status;
  private final String reason;

  FakeErrorResponse(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static FakeErrorResponse badRequest(String message) {
    return new FakeErrorResponse(400, "badRequest", message);
  }

  static FakeErrorResponse notFound(String what) {
    return new FakeErrorResponse(404, "notFound", "File not found: " + what + ".");
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
