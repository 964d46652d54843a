package io.insula.template.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the texts in Java sources that use an app: its routes and its packages. The name of an app
 * can also be an ordinary word, so a text that only contains the name does not count.
 */
final class AppUseFinder {
  /** A text in a Java file. */
  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");

  private final Pattern use;

  /**
   * @param basePackage the package that contains the packages of the apps
   */
  AppUseFinder(String basePackage, Set<String> apps) {
    var names = "(?:" + String.join("|", apps) + ")";
    this.use =
        Pattern.compile(
            "^\"/%1$s[\"/?{]|\\b%2$s\\.%1$s\\b".formatted(names, Pattern.quote(basePackage)));
  }

  /**
   * Returns the texts in the tests of a service's whole server that use one of these apps. The
   * architecture tests are left out, because their texts are about all code.
   */
  static List<String> usesInTests(Path service, String basePackage, Set<String> apps)
      throws IOException {
    var finder = new AppUseFinder(basePackage, apps);
    var tests = Path.of("app/src/test/java", basePackage.split("\\."));
    var uses = new ArrayList<String>();
    for (var file : FileList.allFiles(service)) {
      if (file.startsWith(tests) && !file.startsWith(tests.resolve("architecture"))) {
        uses.addAll(finder.usesIn(Files.readString(service.resolve(file))));
      }
    }
    return uses;
  }

  /** Returns the texts of a source that use one of the apps, with their quotation marks. */
  List<String> usesIn(String source) {
    return TEXT.matcher(source)
        .results()
        .map(MatchResult::group)
        .filter(text -> use.matcher(text).find())
        .toList();
  }
}
