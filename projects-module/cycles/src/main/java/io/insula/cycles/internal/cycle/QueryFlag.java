package io.insula.cycles.internal.cycle;

import io.insula.api.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads a query parameter that is true or false; the framework takes any other text for false. */
public final class QueryFlag {
  private QueryFlag() {}

  /**
   * @param text null if the parameter is missing
   * @param otherwise what a missing parameter means
   * @throws InvalidInputException if it is neither true nor false
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
