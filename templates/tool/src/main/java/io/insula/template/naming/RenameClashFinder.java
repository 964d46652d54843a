package io.insula.template.naming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks whether a rename would give one name to two files or two types. Two types clash if one
 * Java package uses both.
 */
public final class RenameClashFinder {
  /** The comments and literals of a Java source. The compiler finds no names in them. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");

  private static final Pattern SOURCE = Pattern.compile("(?:.*/)?src/\\w+/java/(.*/)?[^/]+\\.java");
  private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w*");

  private final Path folder;
  private final List<Path> files;
  private final Renames renames;

  /**
   * @param files relative to the folder
   */
  public RenameClashFinder(Path folder, List<Path> files, Renames renames) {
    this.folder = folder;
    this.files = files;
    this.renames = renames;
  }

  /** Returns the first clash in words; empty if there is none. */
  public Optional<String> find() throws IOException {
    var clash = inPaths();
    return clash.isPresent() ? clash : inTypes();
  }

  /** Ignores case, because some file systems do not distinguish names by case. */
  private Optional<String> inPaths() {
    var byName = new TreeMap<String, Path>(String.CASE_INSENSITIVE_ORDER);
    for (var file : files) {
      var other = byName.putIfAbsent(renames.apply(file).toString(), file);
      if (other != null) {
        return Optional.of(file + " and " + other + " would get the same file name");
      }
    }
    for (var file : files) {
      var above = renames.apply(file).getParent();
      for (; above != null; above = above.getParent()) {
        var other = byName.get(above.toString());
        if (other != null) {
          return Optional.of(other + " would have the name of the folder of " + file);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> inTypes() throws IOException {
    var packages = new HashMap<String, Map<String, String>>();
    for (var file : files) {
      var source = SOURCE.matcher(file.toString().replace('\\', '/'));
      if (source.matches()) {
        var types = packages.computeIfAbsent("" + source.group(1), name -> new HashMap<>());
        for (var type : typesIn(Files.readString(folder.resolve(file))).toList()) {
          var now = renames.apply(type);
          var other = types.putIfAbsent(now, type);
          if (other != null && !other.equals(type)) {
            return Optional.of(
                "%s would become %s, and the package of %s has or uses another %s"
                    .formatted(now.equals(type) ? other : type, now, file, now));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the names of types and constants in a Java source. */
  private static Stream<String> typesIn(String source) {
    return TYPE.matcher(codeOf(source)).results().map(MatchResult::group).distinct();
  }

  /** Returns a Java source without its comments and literals. */
  static String codeOf(String source) {
    return NO_CODE.matcher(source).replaceAll(" ");
  }
}
