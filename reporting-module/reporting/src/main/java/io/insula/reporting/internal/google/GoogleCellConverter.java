package io.insula.reporting.internal.google;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to texts, doubles and booleans for Google. Times become texts. Whole numbers
 * beyond 2^53 become texts, because a double could round them.
 */
final class GoogleCellConverter {
  private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(1L << 53);
  private static final double TOLERANCE = 1e-12;

  private GoogleCellConverter() {}

  /** Returns the value to send; an empty text for null. */
  static Object of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> clean(text);
      case Boolean flag -> flag;
      case Long number -> number(BigDecimal.valueOf(number));
      case Integer number -> number(BigDecimal.valueOf(number));
      case BigDecimal number -> number(number);
      default -> clean(value.toString());
    };
  }

  /**
   * Whether a value that was read back equals the sent value, apart from the rounding of numbers.
   */
  static boolean isSame(Object sent, @Nullable Object read) {
    if (sent instanceof BigDecimal number) {
      return read instanceof Number other && isClose(number.doubleValue(), other.doubleValue());
    }
    return sent.equals(read == null ? "" : read);
  }

  /**
   * Returns the number of values in a row without the empty values at its end, which Google leaves
   * out.
   */
  static int length(List<?> row) {
    var length = row.size();
    while (length > 0 && (row.get(length - 1) == null || "".equals(row.get(length - 1)))) {
      length--;
    }
    return length;
  }

  private static Object number(BigDecimal number) {
    var isWhole = number.stripTrailingZeros().scale() <= 0;
    return isWhole && number.abs().compareTo(MAX_EXACT) > 0 ? number.toPlainString() : number;
  }

  private static boolean isClose(double one, double other) {
    return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
  }

  /**
   * Normalizes line ends, and replaces lone surrogates and control characters except line ends and
   * tabs, because a cell cannot hold them.
   */
  private static String clean(String text) {
    if (text.chars().noneMatch(each -> each < ' ' || Character.isSurrogate((char) each))) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .map(GoogleCellConverter::clean)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int clean(int character) {
    var isControl = character < ' ' && character != '\n' && character != '\t';
    var isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return isControl || isHalf ? '\ufffd' : character;
  }
}
