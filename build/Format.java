import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats every Java file below a folder with google-java-format ({@code --fix}), or lists the
 * files that are not formatted and exits with status 1 ({@code --check}). Run by {@code ./mvnw
 * verify}, {@code ./insula format} and {@code ./insula new}.
 */
class Format {
  public static void main(String[] args) {
    var fix = args.length == 2 && args[0].equals("--fix");
    if (!fix && !(args.length == 2 && args[0].equals("--check"))) {
      System.err.println("usage: java Format.java --check | --fix FOLDER");
      System.exit(2);
    }
    var unformatted =
        javaFiles(Path.of(args[1])).parallelStream()
            .filter(file -> !isFormatted(file, fix))
            .count();
    if (unformatted > 0 && !fix) {
      System.err.println(unformatted + " files are not formatted; run ./insula format");
      System.exit(1);
    }
  }

  /** Returns whether the file was already formatted. If not, formats it or reports it. */
  private static boolean isFormatted(Path file, boolean fix) {
    try {
      var before = Files.readString(file);
      var after = new Formatter().formatSourceAndFixImports(before);
      if (before.equals(after)) {
        return true;
      }
      if (fix) {
        Files.writeString(file, after);
      }
      System.err.println((fix ? "formatted " : "not formatted: ") + file);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " is no Java", e);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
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
