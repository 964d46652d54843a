package io.insula.api;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param items the items, at most as many as were asked for
 * @param nextBefore what to ask for as {@link PageRequest#before()} to get the next part; null at
 *     the end
 */
public record Page<T>(List<T> items, @Nullable Long nextBefore) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of a request, from a query that asked for one row more than the request's limit: the
   * surplus row tells that there is a next page.
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, ToLongFunction<T> id) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    var items = rows.subList(0, request.limit());
    return new Page<>(items, id.applyAsLong(items.getLast()));
  }
}
