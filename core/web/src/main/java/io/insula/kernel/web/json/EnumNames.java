package io.insula.kernel.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names by which the constants of enums are sent: {@code @JsonProperty}, or Java's own. */
public final class EnumNames {
  private static final int END_OF_ASCII = 128;

  private EnumNames() {}

  /** Those of all constants, in their order. */
  public static List<String> of(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> of((Enum<?>) each)).toList();
  }

  /** The constant of a name, written in any case. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> areSame(of(constant), name))
        .findFirst();
  }

  /**
   * Whether a name that somebody sent is one of ours, written in any case. Only letters of ASCII
   * have two cases here: Unicode's rules would take the long s (U+017F) for an s, and the Kelvin
   * sign (U+212A) for a k.
   */
  public static boolean areSame(String ours, String sent) {
    return ours.equalsIgnoreCase(sent) && isAscii(sent);
  }

  /** Whether a text has no characters but those of ASCII. */
  public static boolean isAscii(CharSequence text) {
    return text.chars().allMatch(character -> character < END_OF_ASCII);
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
