package io.insula.analytics.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses days in the form of ISO 8601, with years of four digits. */
public final class IsoDayParser {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private IsoDayParser() {}

  /**
   * @return the day; empty if the text is not a day in this form
   */
  public static Optional<LocalDate> parse(String text) {
    try {
      return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
