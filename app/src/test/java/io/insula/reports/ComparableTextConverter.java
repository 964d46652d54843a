package io.insula.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Converts values to texts, so that values from different sources can be compared. */
final class ComparableTextConverter {
  private static final Set<Character> GUARDED = Set.of('=', '+', '-', '@');

  private ComparableTextConverter() {}

  /** Returns a number as a text, without trailing zeros after the decimal point. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Returns a value of a response as a text. The elements of a list are joined by commas. */
  static String of(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isNumber()) {
      return plain(value.decimalValue());
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(ComparableTextConverter::of)
          .collect(Collectors.joining(", "));
    }
    return value.asText();
  }

  /**
   * Returns a text as it is in CSV files: if it looks like a formula, an apostrophe is put in
   * front.
   */
  static String guarded(String text) {
    return !text.isEmpty() && GUARDED.contains(text.charAt(0)) ? "'" + text : text;
  }

  /**
   * Returns a cell of a CSV file as it is in the workbook: without the apostrophe in front of a
   * formula.
   */
  static String ofCsv(String cell) {
    if (cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.contains(cell.charAt(1))) {
      return cell.substring(1);
    }
    return cell.matches("-?[0-9]+\\.[0-9]+") ? plain(new BigDecimal(cell)) : cell;
  }

  /** Returns the name of a sheet as it is in the workbook. */
  static String title(String sheet) {
    return sheet.substring(0, 1).toUpperCase(Locale.ROOT) + sheet.substring(1);
  }
}
