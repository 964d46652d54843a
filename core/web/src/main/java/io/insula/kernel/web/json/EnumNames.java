package io.insula.kernel.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The names of enum constants in JSON and queries: the value of {@code @JsonProperty}, or else the
 * Java name.
 */
public final class EnumNames {
  private static final int END_OF_ASCII = 128;

  private EnumNames() {}

  /** Returns the names of all constants, in the order of their declaration. */
  public static List<String> of(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> of((Enum<?>) each)).toList();
  }

  /** Returns the constant with a name, written in upper or lower case. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> areSame(of(constant), name))
        .findFirst();
  }

  /**
   * Returns whether a name from a client is the name of a constant, in upper or lower case. Only
   * ASCII matches. By the rules of Unicode, the letter s would also match the long s (U+017F).
   */
  public static boolean areSame(String ours, String sent) {
    return ours.equalsIgnoreCase(sent) && isAscii(sent);
  }

  /** Returns whether a text is ASCII only. */
  public static boolean isAscii(CharSequence text) {
    return text.chars().allMatch(character -> character < END_OF_ASCII);
  }

  private static String of(Enum<?> constant) {
    try {
      var sentAs =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return sentAs == null ? constant.name() : sentAs.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Each constant of an enum is a field", e);
    }
  }
}
