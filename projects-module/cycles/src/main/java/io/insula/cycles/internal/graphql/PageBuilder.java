package io.insula.cycles.internal.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.kernel.web.pages.Cursors;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses {@code first} and {@code after} of a field, and builds the page of the field. */
@Singleton
class PageBuilder {
  private final Cursors cursors;

  PageBuilder(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * @throws InvalidInputException if {@code first} is out of bounds
   */
  static int first(DataFetchingEnvironment field) {
    Integer given = field.getArgument("first");
    var first = given == null ? PageRequest.DEFAULT_LIMIT : given;
    if (first < 1 || first > PageRequest.MAX_LIMIT) {
      throw new InvalidInputException(
          "first", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
    }
    return first;
  }

  /**
   * Returns the position after which the page begins; empty for the first page.
   *
   * @param list identifies the list and its filters
   * @throws InvalidInputException if the cursor does not belong to this list
   */
  Optional<Long> after(DataFetchingEnvironment field, String list) {
    String cursor = field.getArgument("after");
    return Optional.ofNullable(cursor).map(given -> open(list, given));
  }

  private Long open(String list, String cursor) {
    try {
      return Long.valueOf(cursors.open(name(list), cursor));
    } catch (InvalidInputException e) {
      throw new InvalidInputException("after", "must be an end_cursor of the same list");
    }
  }

  /**
   * Returns a page with the fields {@code nodes}, {@code has_next_page} and {@code end_cursor}.
   *
   * @param last the position of the last node; null on the last page, which has no cursor
   */
  Map<String, @Nullable Object> page(String list, List<?> nodes, @Nullable Long last) {
    if (last == null) {
      return Map.of("nodes", nodes, "has_next_page", false);
    }
    var cursor = cursors.seal(name(list), Long.toString(last));
    return Map.of("nodes", nodes, "end_cursor", cursor, "has_next_page", true);
  }

  /** Returns a page of a list that is completely in memory. */
  <T> Map<String, @Nullable Object> part(
      DataFetchingEnvironment field, String list, List<T> all, Function<List<T>, List<?>> nodes) {
    var from = Math.toIntExact(Math.min(after(field, list).orElse(0L), all.size()));
    var to = Math.min(from + first(field), all.size());
    return page(
        list,
        Objects.requireNonNull(nodes.apply(all.subList(from, to))),
        to < all.size() ? Long.valueOf(to) : null);
  }

  private static String name(String list) {
    return "graphql " + list;
  }
}
