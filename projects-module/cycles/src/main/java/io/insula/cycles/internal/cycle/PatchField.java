package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request to change something. A null {@code value} removes the stored value. A null
 * reference means that the body lacks the field, and keeps the stored value.
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
