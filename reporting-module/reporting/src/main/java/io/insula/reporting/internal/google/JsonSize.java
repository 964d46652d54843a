package io.insula.reporting.internal.google;

/** Computes an upper bound for the number of bytes of a value as JSON in UTF-8. */
final class JsonSize {
  private static final int QUOTES_AND_COMMA = 3;
  private static final int ESCAPED = 6;
  private static final int FIRST_OF_TWO_BYTES = 0x80;
  private static final int FIRST_OF_THREE_BYTES = 0x800;

  private JsonSize() {}

  static long of(String text) {
    return QUOTES_AND_COMMA + text.chars().mapToLong(JsonSize::of).sum();
  }

  private static long of(int unit) {
    if (unit < ' ' || unit == '"' || unit == '\\' || unit == '\u2028' || unit == '\u2029') {
      return ESCAPED;
    }
    if (unit < FIRST_OF_TWO_BYTES) {
      return 1;
    }
    return unit < FIRST_OF_THREE_BYTES ? 2 : 3;
  }
}
