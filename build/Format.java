import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java file below a folder with google-java-format ({@code --fix}), or lists the
 * files that are not formatted and exits with status 1 ({@code --check}). It leaves out the folders
 * {@code target} and hidden folders, where an interrupted command may have left sources. {@code
 * ./mvnw verify}, {@code ./insula format} and {@code ./insula new} run this program.
 */
class Format {
  /**
   * Formatting a file twice can change it twice, for instance when a text that is too long for its
   * line becomes two texts.
   */
  private static final int MAX_ROUNDS = 5;

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
      var after = formatted(before);
      if (before.equals(after)) {
        return true;
      }
      if (fix) {
        Files.writeString(file, stable(file, after));
      }
      System.err.println((fix ? "formatted " : "not formatted: ") + file);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " is no Java", e);
    }
  }

  private static String formatted(String source) throws FormatterException {
    return new Formatter().formatSourceAndFixImports(source);
  }

  /** Formats a source until the formatter leaves it unchanged, so that a check accepts it. */
  private static String stable(Path file, String source) throws FormatterException {
    var before = source;
    for (var round = 1; round < MAX_ROUNDS; round++) {
      var after = formatted(before);
      if (before.equals(after)) {
        return after;
      }
      before = after;
    }
    throw new IllegalStateException(file + " changes each time it is formatted");
  }

  private static List<Path> javaFiles(Path folder) {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              var isLeftOut = !each.equals(folder) && isLeftOut(each.getFileName().toString());
              return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".java")) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isLeftOut(String folder) {
    return folder.equals("target") || folder.startsWith(".");
  }
}
