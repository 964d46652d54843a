package io.insula.kernel.web.problems;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** Converts names of fields to the form that clients use. */
public final class FieldNames {
  private static final int MAX_LENGTH = 200;

  private FieldNames() {}

  static String snakeCase(String javaName) {
    return SnakeCaseStrategy.INSTANCE.translate(javaName);
  }

  /**
   * Makes a name from a client safe to send back: limits its length, and replaces control
   * characters and unpaired surrogates.
   */
  public static String harmless(String name) {
    var printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH) + "…";
  }
}
