package io.insula.analytics.internal.answers;

import java.time.Instant;
import java.util.Optional;

/**
 * A position in a list that is sorted newest first. A cursor has the position of the last item of a
 * page.
 */
record KeysetPosition(Instant at, long number) {
  /** Returns the position of a cursor; without a cursor, the end of the period. */
  static KeysetPosition of(Optional<String> text, ReportPeriod period) {
    return text.map(KeysetPosition::parse).orElseGet(() -> new KeysetPosition(period.until(), 0));
  }

  private static KeysetPosition parse(String text) {
    var space = text.indexOf(' ');
    return new KeysetPosition(
        Instant.parse(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }

  String text() {
    return at + " " + number;
  }
}
