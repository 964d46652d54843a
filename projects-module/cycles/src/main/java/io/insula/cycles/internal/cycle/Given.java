package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field that is in the body of a request, with its value, which can be null. For a missing field
 * there is no such object: the reference to it is null.
 */
@JsonDeserialize(using = GivenDeserializer.class)
public record Given<T>(@Nullable T value) {
  /** Returns the sent value, or the old value if the field is missing. */
  public static <T> @Nullable T or(@Nullable Given<T> given, @Nullable T otherwise) {
    return given == null ? otherwise : given.value();
  }

  /** Returns the sent value; null if the field is missing. */
  public static <T> @Nullable T value(@Nullable Given<T> given) {
    return or(given, null);
  }
}
