package io.insula.api;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, newest first, is wanted.
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param before only items with an id below this one; null for the newest
 */
public record PageRequest(int limit, @Nullable Long before) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidInputException("limit", "must be between 1 and " + MAX_LIMIT);
    }
  }
}
