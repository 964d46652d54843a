package io.insula.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule for the whole code base.
 *
 * @param name what is required or forbidden
 * @param violations finds the violations in a code base, each in one line
 */
record CodeBaseRule(String name, Function<CodeBase, Stream<String>> violations) {
  static List<CodeBaseRule> all() {
    return Stream.of(
            BoundaryRules.all(), SqlRules.all(), WorkRules.all(), CodeRules.all(), NameRules.all())
        .flatMap(List::stream)
        .toList();
  }

  List<String> check(CodeBase codeBase) {
    return violations.apply(codeBase).map(violation -> name + ": " + violation).sorted().toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
