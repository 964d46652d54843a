package io.insula.analytics.internal.answers;

import java.time.Instant;
import java.util.Optional;

/** A place in a list that has the newest first. */
record Position(Instant at, long number) {
  /** The one of a cursor; without one, after the whole period. */
  static Position of(Optional<String> text, Period period) {
    return text.map(Position::parse).orElseGet(() -> new Position(period.until(), 0));
  }

  private static Position parse(String text) {
    var space = text.indexOf(' ');
    return new Position(
        Instant.parse(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }

  String text() {
    return at + " " + number;
  }
}
