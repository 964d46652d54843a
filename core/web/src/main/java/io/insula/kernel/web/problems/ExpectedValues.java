package io.insula.kernel.web.problems;

import io.insula.kernel.web.json.EnumNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Describes the values of a Java type in terms that clients know. */
final class ExpectedValues {
  private static final Map<Class<?>, String> BY_TYPE =
      Map.ofEntries(
          Map.entry(
              int.class,
              "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE),
          Map.entry(
              long.class,
              "must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE),
          Map.entry(
              short.class,
              "must be a whole number from " + Short.MIN_VALUE + " to " + Short.MAX_VALUE),
          Map.entry(
              byte.class,
              "must be a whole number from " + Byte.MIN_VALUE + " to " + Byte.MAX_VALUE),
          Map.entry(BigInteger.class, "must be a whole number"),
          Map.entry(BigDecimal.class, "must be a number"),
          Map.entry(double.class, "must be a number"),
          Map.entry(float.class, "must be a number"),
          Map.entry(boolean.class, "must be true or false"),
          Map.entry(UUID.class, "must be a UUID"),
          Map.entry(Instant.class, "must be an RFC 3339 time, for instance 2026-01-31T12:00:00Z"),
          Map.entry(
              OffsetDateTime.class, "must be an RFC 3339 time, for instance 2026-01-31T12:00:00Z"),
          Map.entry(LocalDate.class, "must be a date, for instance 2026-01-31"));

  private static final Map<Class<?>, Class<?>> PRIMITIVES =
      Map.of(
          Integer.class, int.class,
          Long.class, long.class,
          Short.class, short.class,
          Byte.class, byte.class,
          Double.class, double.class,
          Float.class, float.class,
          Boolean.class, boolean.class);

  private ExpectedValues() {}

  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "has a value of the wrong type";
    }
    var known = BY_TYPE.get(PRIMITIVES.getOrDefault(type, type));
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return "must be one of " + constants(type);
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "must be a string";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type)
        ? "must be an array"
        : "must be an object";
  }

  private static String constants(Class<?> type) {
    return String.join(", ", EnumNames.of(type));
  }
}
