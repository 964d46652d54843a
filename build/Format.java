import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats every Java file below the current folder with google-java-format ({@code --fix}), or
 * tells which ones are not formatted and exits with 1 ({@code --check}). Run by {@code ./mvnw
 * verify} and {@code ./insula format}.
 */
class Format {
  public static void main(String[] args) throws Exception {
    var fix = args.length == 1 && args[0].equals("--fix");
    if (!fix && !(args.length == 1 && args[0].equals("--check"))) {
      System.err.println("usage: java Format.java --check | --fix");
      System.exit(2);
    }
    var formatter = new Formatter();
    var unformatted = 0;
    for (Path file : javaFiles()) {
      var before = Files.readString(file);
      var after = formatter.formatSourceAndFixImports(before);
      if (before.equals(after)) {
        continue;
      }
      unformatted++;
      if (fix) {
        Files.writeString(file, after);
      }
      System.err.println((fix ? "formatted " : "not formatted: ") + file);
    }
    if (unformatted > 0 && !fix) {
      System.err.println(unformatted + " files are not formatted; ./insula format mends them");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles() {
    try (Stream<Path> paths = Files.walk(Path.of("."))) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
