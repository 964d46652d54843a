package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of one file of the template for a service. An edit that changes nothing fails.
 *
 * @param file relative to the template
 */
record TextEdit(String file, UnaryOperator<String> change) {
  /** Removes each line that contains a match of a regular expression. */
  static TextEdit withoutLines(String file, String expression) {
    var pattern = Pattern.compile(expression);
    return new TextEdit(
        file,
        text ->
            text.lines()
                .filter(line -> !pattern.matcher(line).find())
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
  }

  /** Removes each part of the file that matches a regular expression. */
  static TextEdit withoutMatch(String file, String expression) {
    var pattern = Pattern.compile(expression);
    return new TextEdit(file, text -> pattern.matcher(text).replaceAll(""));
  }

  /** Replaces a text wherever it occurs. */
  static TextEdit replace(String file, String from, String to) {
    return new TextEdit(file, text -> text.replace(from, to));
  }

  /**
   * Removes a key from a YAML file, with the comment above it and the indented lines below it. If
   * blank lines are on both sides, only the lines above stay.
   */
  static TextEdit withoutKey(String file, int indent, String key) {
    var space = " ".repeat(indent);
    var block = "(?:%1$s#.*\n)*%1$s%2$s:.*\n(?:\n*%1$s .*\n)*".formatted(space, Pattern.quote(key));
    var pattern = Pattern.compile("(?m)(?<=\n\n)%1$s\n*|^%1$s".formatted(block));
    return new TextEdit(file, text -> pattern.matcher(text).replaceAll(""));
  }

  void in(Path tree) throws IOException {
    var path = tree.resolve(file);
    var before = Files.readString(path);
    var after = change.apply(before);
    if (after.equals(before)) {
      throw new CommandRefusedException(
          "an edit in ServiceEdits or DocumentEdits finds nothing to change in "
              + file
              + ": adapt the edit to the present text of the file");
    }
    Files.writeString(path, after);
  }
}
