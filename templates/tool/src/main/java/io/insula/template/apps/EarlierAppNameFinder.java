package io.insula.template.apps;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the places outside of apps that already contain the name of a new app. The architecture
 * test {@code AppNameFinderTest} checks the same rule.
 */
final class EarlierAppNameFinder {
  /** The files that may name apps. */
  private static final Pattern MAY_NAME_APPS =
      Pattern.compile(
          "(.*/)?\\.[^/]+(/.*)?|[^/]+-(module|plugin)/.*|(app/)?pom\\.xml"
              + "|app/src/test/(java|python|resources/broken)/.*|(docs|docker)/.*|templates/.*|(README|CHANGELOG|CONTRIBUTING)\\.md|bench/pom\\.xml"
              + "|bench/src/(test|main/resources|main/java/io/insula/bench/(calls|demo|movingout))/.*");

  private EarlierAppNameFinder() {}

  static EarlierAppNameUses of(AppName name, Path home) throws IOException, InterruptedException {
    var word = Pattern.compile("(?<!--)\\b(?i:" + name + ")\\b");
    var asName = Pattern.compile(asName(name));
    var isWord = false;
    var files = new ArrayList<Path>();
    for (var file : new Git(home).files(".")) {
      // A symbolic link to a folder is not a regular file.
      if (!mayNameApps(file) && Files.isRegularFile(home.resolve(file))) {
        var text = Files.readString(home.resolve(file), StandardCharsets.ISO_8859_1);
        isWord |= word.matcher(text).find();
        if (text.lines().anyMatch(asName.asPredicate())) {
          files.add(file);
        }
      }
    }
    return new EarlierAppNameUses(isWord, files);
  }

  /**
   * @param file relative to the repository
   */
  static boolean mayNameApps(Path file) {
    return MAY_NAME_APPS.matcher(file.toString().replace('\\', '/')).matches();
  }

  /**
   * Returns a regular expression for an app's name in code, for instance {@code /inventory}, {@code
   * "inventory"} or {@code InventoryItem}. The name as an ordinary word does not match.
   */
  private static String asName(AppName name) {
    return "(?:[\"'/]|\\b(?:insula|apps|migration)[./-])%1$s\\b|\\b%1$s\\.[A-Z]|_%3$s(?![A-Z])|\\b%2$s[A-Z]\\w*"
        .formatted(name.text(), name.capitalized(), name.text().toUpperCase(Locale.ROOT));
  }
}
