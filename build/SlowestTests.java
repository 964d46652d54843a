import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints the ten slowest test classes, from the reports of Surefire. {@code ./mvnw verify} runs
 * this program.
 */
class SlowestTests {
  private static final int SHOWN = 10;
  private static final int DEEPEST_REPORT = 6;
  private static final Pattern SUITE =
      Pattern.compile("<testsuite\\s[^>]*?\\sname=\"([^\"]+)\"\\s+time=\"([0-9.,]+)\"");

  private record TestClass(String name, double seconds) {}

  /**
   * @param args the folder of the project, and the time when this build began, in ISO 8601; older
   *     reports are ignored
   */
  public static void main(String[] args) throws IOException {
    var began = Instant.parse(args[1]);
    var slowest =
        reports(Path.of(args[0])).stream()
            .filter(report -> !lastModified(report).isBefore(began))
            .flatMap(SlowestTests::testClass)
            .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
            .limit(SHOWN)
            .toList();
    if (slowest.isEmpty()) {
      return;
    }
    System.out.println("The slowest test classes:");
    for (var test : slowest) {
      System.out.printf(Locale.ROOT, "%7.1f s  %s%n", test.seconds(), test.name());
    }
  }

  private static List<Path> reports(Path project) throws IOException {
    try (var files = Files.find(project, DEEPEST_REPORT, (file, __) -> isReport(file))) {
      return files.toList();
    }
  }

  private static boolean isReport(Path file) {
    return file.getParent().endsWith("target/surefire-reports")
        && file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private static Stream<TestClass> testClass(Path report) {
    try {
      var suite = SUITE.matcher(Files.readString(report));
      return suite.find()
          ? Stream.of(new TestClass(suite.group(1), seconds(suite.group(2))))
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a time in seconds. Surefire writes it with commas between thousands. */
  private static double seconds(String time) {
    return Double.parseDouble(time.replace(",", ""));
  }

  private static Instant lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
