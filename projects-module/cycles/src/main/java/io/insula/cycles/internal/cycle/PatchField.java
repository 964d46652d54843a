package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request. If the body sets the field to null, {@code value} is null, and the change
 * removes the stored value. If the body does not contain the field, the reference to this object is
 * null, and the change keeps the stored value.
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
