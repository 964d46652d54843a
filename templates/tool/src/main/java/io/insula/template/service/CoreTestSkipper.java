package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves the tests of the core out of the build of a service, unless Maven gets the profile {@code
 * core}. They take most of the time of the build, and the repository of the template has run them.
 */
final class CoreTestSkipper {
  /** The core, except for {@code core/kernel}, which has no code. */
  private static final Pattern POM =
      Pattern.compile("(core/(?!kernel/)[^/]+|activity-module/activity-recording)/pom\\.xml");

  private static final String COVERAGE =
      "    <insula.coverage.phase>verify</insula.coverage.phase>\n";
  private static final String COVERAGE_OF_CORE =
      "    <insula.coverage.phase>${insula.core.coverage.phase}</insula.coverage.phase>\n";

  /** The check of the dependencies needs the classes of the tests, so it is left out with them. */
  private static final String SKIPPED =
      """
          <maven.test.skip>${insula.core.tests.skipped}</maven.test.skip>
          <insula.check.skip>${insula.core.tests.skipped}</insula.check.skip>
      """;

  private static final String BEGIN = "  <properties>\n";
  private static final String END = "  </properties>\n";

  /**
   * Matches the elements that describe a module. A POM without properties gets them after this
   * description.
   */
  private static final Pattern DESCRIPTION =
      Pattern.compile("  <name>.*</name>\\n(?:  <description>.*</description>\\n)?");

  private CoreTestSkipper() {}

  /** Changes the POMs of the core in a tree. The root POM has the two properties. */
  static void in(Path tree) throws IOException {
    for (var file : FileList.allFiles(tree)) {
      if (POM.matcher(file.toString().replace('\\', '/')).matches()) {
        var pom = tree.resolve(file);
        Files.writeString(pom, changed(Files.readString(pom)));
      }
    }
  }

  private static String changed(String pom) {
    // Deeper in the POM, profiles can have properties, too.
    if (pom.contains("\n" + BEGIN)) {
      return pom.replace(COVERAGE, COVERAGE_OF_CORE)
          .replaceFirst("\n" + BEGIN, "\n" + BEGIN + quoted(SKIPPED));
    }
    var description = DESCRIPTION.matcher(pom);
    if (!description.find()) {
      throw new CommandRefusedException("a POM of the core has no name");
    }
    return description.replaceFirst("$0\n" + quoted(BEGIN + SKIPPED + END));
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
