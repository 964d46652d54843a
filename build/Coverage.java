import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints the line coverage of a module in one line, from the report of JaCoCo. {@code ./mvnw
 * verify} runs this program.
 */
class Coverage {
  private static final int LINES_MISSED = 7;
  private static final int LINES_COVERED = 8;

  public static void main(String[] args) throws IOException {
    var report = Path.of(args[1]);
    if (!Files.exists(report)) {
      return;
    }
    var classes = Files.readAllLines(report).stream().skip(1).map(line -> line.split(",")).toList();
    var covered = sum(classes, LINES_COVERED);
    var lines = covered + sum(classes, LINES_MISSED);
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f %% of lines covered (%d of %d)%n",
        args[0],
        lines == 0 ? 100.0 : 100.0 * covered / lines,
        covered,
        lines);
  }

  private static long sum(List<String[]> classes, int column) {
    return classes.stream().mapToLong(fields -> Long.parseLong(fields[column])).sum();
  }
}
