package io.insula.reporting.internal.google.fake;

import java.util.List;
import java.util.Map;

/**
 * What goes wrong with a request.
 *
 * @param kind of fault
 * @param status of the answer, where it has one
 * @param reason in the answer
 * @param headers of the answer
 */
public record Fault(Kind kind, int status, String reason, Map<String, List<String>> headers) {
  /** What happens. */
  public enum Kind {
    /** The answer is an error, and nothing is done. */
    ANSWER,
    /** There is no answer for 60 s, and nothing is done. */
    HANG,
    /** There is no answer, and what was asked for is done when a test says so. */
    DONE_LATE,
    /** What was asked for is done, and the answer is half of a JSON document. */
    MALFORMED,
    /** The connection ends, and nothing is done. */
    CUT_BEFORE,
    /** What was asked for is done, and the connection ends before the answer. */
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
