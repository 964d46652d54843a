package io.insula.kernel.web.problems;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** Fields as clients write them. */
public final class FieldNames {
  private static final int MAX_LENGTH = 200;

  private FieldNames() {}

  static String snakeCase(String javaName) {
    return SnakeCaseStrategy.INSTANCE.translate(javaName);
  }

  /** A name that the client chose, fit to be sent back: bounded, and without control characters. */
  public static String harmless(String name) {
    var printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH) + "…";
  }
}
