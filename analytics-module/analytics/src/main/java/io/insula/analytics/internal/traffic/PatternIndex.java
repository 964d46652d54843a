package io.insula.analytics.internal.traffic;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An index of thousands of regular expressions. The key of an expression is a text that each match
 * contains. One pass over an input finds the keys. Only expressions with a found key or without a
 * key are tried.
 */
final class PatternIndex {
  private static final int ASCII = 128;

  private final List<Expression> expressions;
  private final List<Expression> others;
  private final AhoCorasickSearch index;

  PatternIndex(List<Expression> all) {
    this.expressions = all.stream().filter(Expression::canBeFound).toList();
    this.others = all.stream().filter(expression -> !expression.canBeFound()).toList();
    this.index = new AhoCorasickSearch(expressions.stream().map(Expression::required).toList());
  }

  /**
   * A regular expression.
   *
   * @param required a text that each match contains, in lower case; empty if no such text was found
   * @param isAtStart whether the expression matches only at the beginning of an input
   */
  record Expression(String required, Pattern pattern, boolean isAtStart) {
    /**
     * Returns the alternatives of an expression.
     *
     * @param flags the flags of {@link Pattern}, for instance {@link Pattern#CASE_INSENSITIVE}
     */
    static List<Expression> of(String regex, int flags) {
      return RegexRequiredTextFinder.alternatives(regex).stream()
          .map(
              alternative ->
                  new Expression(
                      RegexRequiredTextFinder.required(alternative),
                      Pattern.compile(alternative, flags),
                      alternative.startsWith("^")))
          .toList();
    }

    private boolean canBeFound() {
      return !required.isEmpty() && required.chars().allMatch(character -> character < ASCII);
    }

    private boolean matches(String text) {
      var matcher = pattern.matcher(text);
      return isAtStart ? matcher.lookingAt() : matcher.find();
    }
  }

  /** Whether any of the expressions matches a part of a text. */
  boolean matches(String text) {
    return index.search(text, number -> expressions.get(number).matches(text))
        || others.stream().anyMatch(expression -> expression.matches(text));
  }

  /**
   * Returns the text with a space instead of each match. The expressions are applied one after
   * another. Expressions without a required text are not applied.
   */
  String without(String text) {
    var found = new TreeSet<Integer>();
    index.search(
        text,
        number -> {
          found.add(number);
          return false;
        });
    var rest = text;
    for (int number : found) {
      rest = expressions.get(number).pattern().matcher(rest).replaceAll(" ");
    }
    return rest;
  }
}
