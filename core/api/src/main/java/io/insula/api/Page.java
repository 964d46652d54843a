package io.insula.api;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param items the items, at most as many as the request's limit
 * @param nextBefore the value of {@link PageRequest#before()} for the next page; null on the last
 *     page
 */
public record Page<T>(List<T> items, @Nullable Long nextBefore) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes the page that answers a request.
   *
   * @param rows the result of a query with the limit plus 1; an extra row shows that there is a
   *     next page
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, ToLongFunction<T> id) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    var items = rows.subList(0, request.limit());
    return new Page<>(items, id.applyAsLong(items.getLast()));
  }
}
