package io.insula.api;

import org.jspecify.annotations.Nullable;

/**
 * A request for one page of a list, newest first.
 *
 * @param limit the largest number of items, 1 to {@value #MAX_LIMIT}
 * @param before the upper bound of the ids, not included; null for the first page
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
