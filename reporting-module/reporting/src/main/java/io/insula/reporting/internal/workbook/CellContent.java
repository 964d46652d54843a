package io.insula.reporting.internal.workbook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The content of a cell in the form that a workbook can hold. */
sealed interface CellContent {
  /** The maximum number of digits of a number in a spreadsheet. */
  int MAX_DIGITS = 15;

  /** An empty cell. */
  record Empty() implements CellContent {}

  record Text(String text) implements CellContent {}

  /**
   * A number with more than {@link #MAX_DIGITS} digits. It is stored as a text, because a cell
   * would round it.
   */
  record LongNumber(String text) implements CellContent {}

  record Decimal(BigDecimal number) implements CellContent {}

  record Flag(boolean flag) implements CellContent {}

  /**
   * A date and time.
   *
   * @param serial the days since the start of the workbook's calendar; the fraction of a day states
   *     the time to the millisecond
   */
  record Moment(double serial) implements CellContent {}

  /**
   * Returns the content for a value of a report.
   *
   * @param uses1904Dates whether the workbook counts its days from 1904
   */
  static CellContent of(@Nullable Object value, boolean uses1904Dates) {
    return switch (value) {
      case null -> new Empty();
      case String text -> text.isEmpty() ? new Empty() : new Text(CellTextCleaner.of(text));
      case Boolean flag -> new Flag(flag);
      case Instant time -> moment(time, uses1904Dates);
      case BigDecimal number -> number(number);
      case Long number -> number(BigDecimal.valueOf(number));
      case Integer number -> number(BigDecimal.valueOf(number));
      default ->
          throw new IllegalArgumentException(
              "A report cannot contain a value of the type " + value.getClass());
    };
  }

  private static CellContent number(BigDecimal number) {
    var digits = number.stripTrailingZeros();
    return digits.precision() > MAX_DIGITS
        ? new LongNumber(number.toPlainString())
        : new Decimal(digits);
  }

  private static CellContent moment(Instant time, boolean uses1904Dates) {
    var serial =
        DateUtil.getExcelDate(LocalDateTime.ofInstant(time, ZoneOffset.UTC), uses1904Dates);
    return DateUtil.isValidExcelDate(serial) ? new Moment(serial) : new Text(time.toString());
  }
}
