package io.insula.kernel.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names by which the constants of enums are sent: {@code @JsonProperty}, or Java's own. */
public final class EnumNames {
  private EnumNames() {}

  /** Those of all constants, in their order. */
  public static List<String> of(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> of((Enum<?>) each)).toList();
  }

  /** The constant of a name, written in any case. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(name))
        .findFirst();
  }

  private static String of(Enum<?> constant) {
    try {
      var sentAs =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return sentAs == null ? constant.name() : sentAs.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Each constant is a field", e);
    }
  }
}
