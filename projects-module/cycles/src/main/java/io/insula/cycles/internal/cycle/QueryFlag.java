package io.insula.cycles.internal.cycle;

import io.insula.api.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Parses a query parameter that must be true or false. The framework would read any other text as
 * false.
 */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * Returns the value of a parameter.
   *
   * @param text null if the parameter is missing
   * @param otherwise the value of a missing parameter
   * @throws InvalidInputException if the text is neither true nor false
   */
  public static boolean read(String name, @Nullable String text, boolean otherwise) {
    return switch (text) {
      case null -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException(name, "must be true or false");
    };
  }
}
