package io.insula.reporting.internal.sheets;

/**
 * A column of a sheet.
 *
 * @param name the name in CSV files and templates, for instance {@code money_before}
 * @param heading the heading for readers
 */
public record ReportColumn(String name, String heading, Kind kind) {
  /** The kind of the values of a column. */
  public enum Kind {
    TEXT,
    /** A whole number. */
    COUNT,
    /** A decimal number. */
    NUMBER,
    /** An amount in the currency of the cycle. */
    MONEY,
    /** A number from 0 to 1 that is shown as a percentage. */
    SHARE,
    FLAG,
    TIME,
    /** Values of several kinds. */
    ANY
  }
}
