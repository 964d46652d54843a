package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field that the body of a request contains, perhaps as null. For a missing field, the reference
 * to this object is itself null.
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
