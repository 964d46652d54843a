package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request that changes something. A field that was sent as null has a null {@code
 * value}, which removes the stored value. A missing field is a null reference, which keeps the
 * stored value.
 */
@JsonDeserialize(using = PatchFieldDeserializer.class)
public record PatchField<T>(@Nullable T value) {
  /** Returns the sent value, or the old value if the field is missing. */
  public static <T> @Nullable T or(@Nullable PatchField<T> given, @Nullable T otherwise) {
    return given == null ? otherwise : given.value();
  }

  /** Returns the sent value; null if the field is missing. */
  public static <T> @Nullable T value(@Nullable PatchField<T> given) {
    return or(given, null);
  }
}
