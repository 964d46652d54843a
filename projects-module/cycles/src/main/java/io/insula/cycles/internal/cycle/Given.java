package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field of a body that was sent, though it may be null. A field that was left out is null instead
 * of one of these.
 */
@JsonDeserialize(using = GivenDeserializer.class)
public record Given<T>(@Nullable T value) {
  /** What was sent, or else what was there before. */
  public static <T> @Nullable T or(@Nullable Given<T> given, @Nullable T otherwise) {
    return given == null ? otherwise : given.value();
  }

  /** What was sent; null also where nothing was. */
  public static <T> @Nullable T value(@Nullable Given<T> given) {
    return or(given, null);
  }
}
