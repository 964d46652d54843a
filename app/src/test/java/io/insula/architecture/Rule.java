package io.insula.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that holds for the whole code base.
 *
 * @param name what must not be, or must be
 * @param violations what in a code base is against it, each in one line
 */
record Rule(String name, Function<CodeBase, Stream<String>> violations) {
  static List<Rule> all() {
    return Stream.of(BoundaryRules.all(), SqlRules.all(), CodeRules.all())
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
