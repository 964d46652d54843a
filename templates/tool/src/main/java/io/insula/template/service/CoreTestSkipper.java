package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the build of a service skip the tests of the core, which are slow and have run in the
 * template. The Maven profile {@code core} runs these tests.
 */
final class CoreTestSkipper {
  /**
   * Matches the POMs of the core, and of the module that records user actions. Leaves out {@code
   * core/kernel}, which has no code.
   */
  private static final Pattern POM =
      Pattern.compile("(core/(?!kernel/)[^/]+|activity-module/activity-recording)/pom\\.xml");

  private static final String COVERAGE =
      "    <insula.coverage.phase>verify</insula.coverage.phase>\n";
  private static final String COVERAGE_OF_CORE =
      "    <insula.coverage.phase>${insula.core.coverage.phase}</insula.coverage.phase>\n";

  /** Skips the tests, and the check of the dependencies, which needs the test classes. */
  private static final String SKIPPED =
      """
          <maven.test.skip>${insula.core.tests.skipped}</maven.test.skip>
          <insula.check.skip>${insula.core.tests.skipped}</insula.check.skip>
      """;

  private static final String BEGIN = "  <properties>\n";
  private static final String END = "  </properties>\n";

  /**
   * Matches the elements that describe a module. A POM without the element {@code properties} gets
   * it after these elements.
   */
  private static final Pattern DESCRIPTION =
      Pattern.compile("  <name>.*</name>\\n(?:  <description>.*</description>\\n)?");

  private CoreTestSkipper() {}

  /**
   * Makes the POMs of the core read two properties of the root POM. {@link ServiceEdits} adds these
   * properties to the root POM.
   */
  static void in(Path tree) throws IOException {
    for (var file : FileList.allFiles(tree)) {
      if (POM.matcher(file.toString().replace('\\', '/')).matches()) {
        var pom = tree.resolve(file);
        Files.writeString(pom, changed(Files.readString(pom)));
      }
    }
  }

  private static String changed(String pom) {
    // The match includes the indent, because profiles can have properties with a deeper indent.
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
