package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value of a report outside of tables, such as the name of the cycle. In a template, the value is
 * alone in a cell or inside a text.
 */
record SingleValue(Kind kind, @Nullable Object value) {
  /** The text for an unknown value, so that its cell is not empty. */
  static final String NOT_KNOWN = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Returns the value for a cell that contains only this value; {@link #NOT_KNOWN} if the value is
   * unknown.
   */
  Object cell() {
    return value == null || value.equals("") ? NOT_KNOWN : value;
  }

  /** Returns the value for use within a text; empty if it is unknown. */
  String text() {
    return switch (value) {
      case null -> "";
      case Instant time -> TIME.format(time);
      case Boolean flag -> flag ? "yes" : "no";
      case Number number -> number(number);
      default -> value.toString();
    };
  }

  private String number(Number number) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    return switch (kind) {
      case SHARE -> new DecimalFormat("0.0%", symbols).format(number);
      case MONEY -> new DecimalFormat("#,##0.00", symbols).format(number);
      case COUNT -> new DecimalFormat("#,##0", symbols).format(number);
      default -> number instanceof BigDecimal it ? it.toPlainString() : number.toString();
    };
  }
}
