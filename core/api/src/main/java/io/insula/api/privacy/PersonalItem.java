package io.insula.api.privacy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an app keeps of a person.
 *
 * @param kind what it is, for instance {@code thread}
 * @param values what is known of it by name, in the order in which it is shown; no name is {@code
 *     kind}. Each is null, a text, a {@link Long}, a {@link BigDecimal}, a {@link Boolean}, an
 *     {@link Instant}, a list of texts, or {@link Json}
 */
public record PersonalItem(String kind, Map<String, @Nullable Object> values) {
  /** A value that is JSON already. */
  public record Json(String text) {}

  /**
   * @throws IllegalArgumentException if a value is of another type, or is named {@code kind}
   */
  public PersonalItem {
    values.forEach(PersonalItem::check);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Begins an item. */
  public static Builder of(String kind) {
    return new Builder(kind);
  }

  private static void check(String name, @Nullable Object value) {
    var isKnown =
        switch (value) {
          case null -> true;
          case String _, Long _, BigDecimal _, Boolean _, Instant _, Json _ -> true;
          case List<?> list -> list.stream().allMatch(String.class::isInstance);
          default -> false;
        };
    if (!isKnown) {
      throw new IllegalArgumentException(name + " is of a type that no item has");
    }
    if (name.equals("kind")) {
      throw new IllegalArgumentException("The kind of an item stands beside its values");
    }
  }

  /** Gathers the values of an item. */
  public static final class Builder {
    private final String kind;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Builder(String kind) {
      this.kind = kind;
    }

    /** Adds a value; one that is missing is shown as null. */
    public Builder with(String name, @Nullable Object value) {
      values.put(name, value instanceof Integer number ? (Object) number.longValue() : value);
      return this;
    }

    /**
     * The item.
     *
     * @throws IllegalArgumentException if a value is of a type that no item has
     */
    public PersonalItem build() {
      return new PersonalItem(kind, values);
    }
  }
}
