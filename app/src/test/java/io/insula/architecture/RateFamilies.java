package io.insula.architecture;

import io.insula.kernel.security.rates.RateLimited;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the families of routes that are {@link RateLimited}. */
final class RateFamilies {
  private RateFamilies() {}

  /** Returns the family of each annotated controller and method. */
  static Set<String> of(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> CodeBase.annotations(type, RateLimited.class))
        .map(RateLimited::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the families whose routes nobody can limit, each in one line.
   *
   * @param settings the environment variables that are read and documented
   */
  static List<String> withoutSetting(CodeBase codeBase, Set<String> settings) {
    return of(codeBase).stream()
        .filter(
            family ->
                !settings.contains(variable(family, "MINUTE"))
                    && !settings.contains(variable(family, "DAY")))
        .map(
            family ->
                "no setting limits the family %s: add %s or %s"
                    .formatted(family, variable(family, "MINUTE"), variable(family, "DAY")))
        .toList();
  }

  private static String variable(String family, String window) {
    return "INSULA_RATES_%s_PER_%s"
        .formatted(family.toUpperCase(Locale.ROOT).replace('-', '_'), window);
  }
}
