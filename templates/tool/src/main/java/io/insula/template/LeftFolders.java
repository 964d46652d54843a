package io.insula.template;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The temporary folders that killed commands left. */
public final class LeftFolders {
  private LeftFolders() {}

  /**
   * Prints a line for each folder that {@link Files#createTempDirectory} made in a parent folder. A
   * folder can also be of a command that is still running. If the parent cannot be listed, prints
   * the reason, because the present command may succeed nevertheless.
   *
   * @param parent may be missing
   * @param prefixes the beginnings of the folders' names
   */
  public static void report(Path parent, Set<String> prefixes, PrintStream output) {
    if (!Files.exists(parent)) {
      return;
    }
    var beginnings = prefixes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    var name = Pattern.compile("(" + beginnings + ")[0-9]+");
    try (Stream<Path> content = Files.list(parent)) {
      content
          .filter(each -> name.matcher(String.valueOf(each.getFileName())).matches())
          .sorted()
          .forEach(each -> output.println(advice(each)));
    } catch (IOException | UncheckedIOException e) {
      output.println("Folders of interrupted commands were not looked for: " + e);
    }
  }

  private static String advice(Path folder) {
    return "Another command made the folder "
        + folder
        + ". If no other command is running and you need none of its files, you can delete it.";
  }
}
