package io.insula.reporting.internal.google.fake;

/** An error response in Google's format. */
final class FakeRefusal extends RuntimeException {
  private final int status;
  private final String reason;

  FakeRefusal(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static FakeRefusal badRequest(String message) {
    return new FakeRefusal(400, "badRequest", message);
  }

  static FakeRefusal notFound(String what) {
    return new FakeRefusal(404, "notFound", "File not found: " + what + ".");
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
