package io.insula.reporting.internal.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder in a template, for instance {@code {{cycle.name}}}.
 *
 * @param group the name of a sheet of the report, or of a group of single values
 */
record Placeholder(String group, String name) {
  private static final Pattern PATTERN =
      Pattern.compile("\\{\\{\\s*([a-z_]+)\\.([a-z0-9_]+)\\s*}}");

  /** Returns whether a text seems to contain a placeholder, even one with an error. */
  static boolean isMeant(String text) {
    return text.contains("{{");
  }

  /** Returns whether the text is a placeholder and nothing else. */
  static boolean isAlone(String text) {
    return PATTERN.matcher(text.strip()).matches();
  }

  /** Returns all placeholders in a text, in their order. */
  static List<Placeholder> in(String text) {
    var found = new ArrayList<Placeholder>();
    var matcher = PATTERN.matcher(text);
    while (matcher.find()) {
      found.add(new Placeholder(matcher.group(1), matcher.group(2)));
    }
    return found;
  }

  /** Returns a text without its placeholders. */
  static String remainder(String text) {
    return PATTERN.matcher(text).replaceAll("");
  }

  static String replace(String text, Function<Placeholder, String> values) {
    return PATTERN
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    values.apply(new Placeholder(match.group(1), match.group(2)))));
  }

  @Override
  public String toString() {
    return "{{" + group + "." + name + "}}";
  }
}
