package io.insula.api.privacy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of the data that an app stores about a person.
 *
 * @param kind what the item is, for instance {@code account}
 * @param values the values by name, in the order of display. Allowed types: null, text, {@link
 *     Long}, {@link BigDecimal}, {@link Boolean}, {@link Instant}, list of texts, {@link Json}
 */
public record PersonalItem(String kind, Map<String, @Nullable Object> values) {
  /** A value that already is JSON. */
  public record Json(String text) {}

  /**
   * @throws IllegalArgumentException if a value has a type that is not in the list above, or if the
   *     name of a value is {@code kind}
   */
  public PersonalItem {
    values.forEach(PersonalItem::check);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns a builder of an item. */
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
      throw new IllegalArgumentException(name + " has a type that PersonalItem does not allow");
    }
    if (name.equals("kind")) {
      throw new IllegalArgumentException("A value of an item must not have the name \"kind\"");
    }
  }

  /** Collects the values of an item. */
  public static final class Builder {
    private final String kind;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Builder(String kind) {
      this.kind = kind;
    }

    /** Adds a value, which may be null. An {@link Integer} is stored as a {@link Long}. */
    public Builder with(String name, @Nullable Object value) {
      values.put(name, value instanceof Integer number ? (Object) number.longValue() : value);
      return this;
    }

    /**
     * Returns the item.
     *
     * @throws IllegalArgumentException if a value has a type that an item cannot have, or if the
     *     name of a value is {@code kind}
     */
    public PersonalItem build() {
      return new PersonalItem(kind, values);
    }
  }
}
