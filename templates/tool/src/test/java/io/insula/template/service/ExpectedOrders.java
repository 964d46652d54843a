package io.insula.template.service;

import io.insula.template.naming.Renames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds lists of texts in the source of a test that are sorted under the name of the template, and
 * not under the name of a service. A test that expects such a list in this order fails in the
 * service.
 */
final class ExpectedOrders {
  private static final Pattern LIST = Pattern.compile("\\b(?:containsExactly|List\\.of)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** A literal, or literals with a plus between them; then a comma or the end of the list. */
  private static final Pattern TEXT =
      Pattern.compile("\\s*(%1$s(?:\\s*\\+\\s*%1$s)*)\\s*([,)])".formatted(LITERAL.pattern()));

  private ExpectedOrders() {}

  /**
   * @return the first text of each such list
   */
  static List<String> lostIn(String source, Renames renames) {
    return LIST.matcher(source)
        .results()
        .map(list -> texts(source, list.end()))
        .filter(texts -> isSorted(texts))
        .filter(texts -> !isSorted(texts.stream().map(renames::apply).toList()))
        .map(List::getFirst)
        .toList();
  }

  /** Returns the texts of a list; empty if it contains anything else. */
  private static List<String> texts(String source, int start) {
    var texts = new ArrayList<String>();
    var text = TEXT.matcher(source).region(start, source.length());
    while (text.lookingAt()) {
      texts.add(
          LITERAL
              .matcher(text.group(1))
              .results()
              .map(part -> part.group(1))
              .collect(Collectors.joining()));
      if (text.end() == source.length() || source.charAt(text.end() - 1) == ')') {
        return texts;
      }
      text.region(text.end(), source.length());
    }
    return List.of();
  }

  private static boolean isSorted(List<String> texts) {
    return texts.equals(texts.stream().sorted().toList());
  }
}
