package io.insula.template.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes rows about settings from {@code docs/configuration.md} if no code of a service reads the
 * setting.
 */
final class UnreadSettingRemover {
  private static final Path PAGE = Path.of("docs/configuration.md");
  private static final Pattern SOURCE = Pattern.compile(".*/src/main/.*\\.(?:java|properties)");

  /**
   * A table row about a setting. Group 1 is the environment variable, and group 2 is the property.
   */
  private static final Pattern ROW =
      Pattern.compile("\\| `(INSULA_[A-Z0-9_]+)` \\| (?:`([a-z.-]+)`)?.*");

  /** A section whose tables are all empty. */
  private static final Pattern EMPTY_SECTION =
      Pattern.compile(
          "(?m)^## [^\\n]*\\n(?:(?!## |\\| `)[^\\n]*\\n)*?\\|[-|]+\\|\\n\\n(?=## |\\z)");

  private UnreadSettingRemover() {}

  /** Changes the page of a tree of files. */
  static void in(Path tree) throws IOException {
    var sources = new StringBuilder();
    for (var file : FileList.allFiles(tree)) {
      if (SOURCE.matcher(file.toString().replace('\\', '/')).matches()) {
        sources.append(Files.readString(tree.resolve(file)));
      }
    }
    var page = tree.resolve(PAGE);
    var text = withoutRows(Files.readString(page), sources);
    Files.writeString(page, EMPTY_SECTION.matcher(text).replaceAll(""));
  }

  private static String withoutRows(String page, StringBuilder sources) {
    return page.lines()
        .filter(line -> isRead(line, sources))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static boolean isRead(String line, StringBuilder sources) {
    var row = ROW.matcher(line);
    return !row.matches()
        || sources.indexOf(row.group(1)) >= 0
        || row.group(2) != null && sources.indexOf(row.group(2)) >= 0;
  }
}
