package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A field that the body of a request contains. Its value can be null. If the body does not contain
 * the field, the reference to this object is null. So a change can remove a value that is sent as
 * null and keep a value that is not sent.
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
