package io.insula.kernel.web.pages;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters {@code limit} and {@code cursor} of a list. Controllers declare a parameter of
 * this type, pass {@link #request()} to an app's API, and return {@link #nextCursor(Page)}.
 */
public final class PageQuery {
  // Integer.parseInt would also accept digits of other scripts, such as Arabic.
  private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{1,9}");

  private final Cursors cursors;
  private final String list;
  private final List<String> limits;
  private final List<String> given;

  PageQuery(Cursors cursors, String list, List<String> limits, List<String> given) {
    this.cursors = cursors;
    this.list = list;
    this.limits = limits;
    this.given = given;
  }

  /**
   * Returns the requested page of a list whose positions are ids.
   *
   * @throws InvalidInputException if the limit is out of bounds or the cursor is not for this list
   */
  public PageRequest request() {
    return new PageRequest(limit(), position().map(Long::valueOf).orElse(null));
  }

  /** Returns the cursor of the next page; null at the end. */
  public @Nullable String nextCursor(Page<?> page) {
    var before = page.nextBefore();
    return before == null ? null : cursorAt(Long.toString(before));
  }

  /**
   * Returns the requested number of items, 1 to {@value PageRequest#MAX_LIMIT}; {@value
   * PageRequest#DEFAULT_LIMIT} if the request has no limit.
   *
   * @throws InvalidInputException if the limit has another value or is given more than once
   */
  public int limit() {
    if (limits.isEmpty()) {
      return PageRequest.DEFAULT_LIMIT;
    }
    var limit = parse(single("limit", limits));
    if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
      throw new InvalidInputException(
          "limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
    }
    return limit;
  }

  /**
   * Returns the position in the cursor of the request; empty for the first page.
   *
   * @throws InvalidInputException if the cursor is not for this list
   */
  public Optional<String> position() {
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(cursors.open(list, single("cursor", given)));
  }

  /** Creates a cursor for any position, for lists that are not sorted by id. */
  public String cursorAt(String position) {
    return cursors.seal(list, position);
  }

  private static int parse(String limit) {
    return FEW_DIGITS.matcher(limit).matches() ? Integer.parseInt(limit) : -1;
  }

  private static String single(String name, List<String> values) {
    if (values.size() > 1) {
      throw new InvalidInputException(
          List.of(new FieldError(name, "must not be given more than once")));
    }
    return values.getFirst();
  }
}
