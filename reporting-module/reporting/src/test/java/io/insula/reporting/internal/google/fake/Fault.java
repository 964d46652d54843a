package io.insula.reporting.internal.google.fake;

import java.util.List;
import java.util.Map;

/**
 * A fault with which {@link FakeGoogle} answers a request.
 *
 * @param kind the kind of the fault
 * @param status the status of the response, if there is one
 * @param reason the reason in the response
 * @param headers the headers of the response
 */
public record Fault(Kind kind, int status, String reason, Map<String, List<String>> headers) {
  /** The kinds of faults. */
  public enum Kind {
    /** The response is an error, and nothing is done. */
    ANSWER,
    /** There is no response for 60 s, and nothing is done. */
    HANG,
    /** There is no response, and the request is executed when a test says so. */
    DONE_LATE,
    /** The request is executed, and the response is half of a JSON document. */
    MALFORMED,
    /** The connection ends, and nothing is done. */
    CUT_BEFORE,
    /** The request is executed, and the connection ends before the response. */
    CUT_AFTER
  }

  public static Fault answer(int status) {
    return answer(status, "");
  }

  public static Fault answer(int status, String reason) {
    return new Fault(Kind.ANSWER, status, reason, Map.of());
  }

  public static Fault answerLater(int status, String retryAfter) {
    return new Fault(Kind.ANSWER, status, "", Map.of("Retry-After", List.of(retryAfter)));
  }

  public static Fault redirect(String url) {
    return new Fault(Kind.ANSWER, 307, "", Map.of("Location", List.of(url)));
  }

  public static Fault of(Kind kind) {
    return new Fault(kind, 0, "", Map.of());
  }
}
