package io.insula.template.apps;

import io.insula.template.CommandRefusedException;
import io.insula.template.Git;
import io.insula.template.TemplateCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes an app from a repository. Refuses to do so in these cases:
 *
 * <ul>
 *   <li>The app's folder contains other folders.
 *   <li>Other modules depend on the app.
 *   <li>The app has uncommitted changes, and there is no {@code --force}.
 * </ul>
 */
public final class RemoveAppCommand implements TemplateCommand {
  private static final String USAGE = "./insula remove app NAME [--force]";

  private final Runnable beforeStep;

  public RemoveAppCommand() {
    this(() -> {});
  }

  /**
   * @param beforeStep runs before each step of the {@link RepositoryChange}
   */
  RemoveAppCommand(Runnable beforeStep) {
    this.beforeStep = beforeStep;
  }

  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    var options = Options.parse(arguments, USAGE, "--force");
    var name = new AppName(options.name());
    AppWorkFolders.reportLeft(home, output);
    var folder = folderOf(home, name);
    refuseOthers(home, name, folder);
    var removed = new ArrayList<Path>();
    var test = NewApp.otherProcessTest(name);
    if (Files.exists(home.resolve(test))) {
      removed.add(test);
    }
    // The last one, because this command needs the folder if it was killed and is repeated.
    removed.add(Path.of(folder));
    if (!options.has("--force")) {
      refuseChanges(home, removed);
    }
    var edits = edits(home, name, folder);
    new RepositoryChange(home, beforeStep).remove(AppWorkFolders.forRemoval(home), removed, edits);
    output.print(
        """
        Removed the app %1$s: the folder %2$s, and its lines of the build.
        Its data stays: each database still has the schema %1$s. To delete the data, run there:
          DROP SCHEMA %1$s CASCADE
        """
            .formatted(name, folder));
  }

  private static String folderOf(Path home, AppName name) {
    var folders = AppForm.foldersOf(name);
    return folders.stream()
        .filter(folder -> Files.isDirectory(home.resolve(folder)))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    "there is no app " + name + " with a folder " + String.join(" or ", folders)));
  }

  private static void refuseOthers(Path home, AppName name, String folder)
      throws IOException, InterruptedException {
    var own = AppForm.endings().stream().map(ending -> name + ending).collect(Collectors.toSet());
    try (Stream<Path> content = Files.list(home.resolve(folder))) {
      var others =
          content
              .filter(Files::isDirectory)
              .map(each -> String.valueOf(each.getFileName()))
              .filter(each -> !own.contains(each) && !each.equals("target"))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw new CommandRefusedException(
            "%s has folders that do not belong to the app %s: %s. Move these folders first"
                .formatted(folder, name, String.join(", ", others)));
      }
    }
    refuseUsers(home, name, folder, own);
  }

  private static void refuseUsers(Path home, AppName name, String folder, Set<String> own)
      throws IOException, InterruptedException {
    var users = new ArrayList<String>();
    for (var file : new Git(home).files(".")) {
      var isPom = file.endsWith("pom.xml") && file.getNameCount() > 2;
      if (isPom && !file.startsWith(folder)) {
        var pom = Pom.in(home.resolve(file));
        if (own.stream().anyMatch(each -> pom.hasArtifact("insula-" + each))) {
          users.add(file.subpath(0, file.getNameCount() - 1).toString());
        }
      }
    }
    if (!users.isEmpty()) {
      throw new CommandRefusedException(
          "other modules depend on the app %s: %s. Remove these dependencies first"
              .formatted(name, String.join(", ", users)));
    }
  }

  private static void refuseChanges(Path home, List<Path> removed)
      throws IOException, InterruptedException {
    var changes =
        new Git(home).changes(removed.stream().map(Path::toString).toArray(String[]::new));
    if (!changes.isEmpty()) {
      throw new CommandRefusedException(
          "%s has changes that are not committed (%s%s): commit them, or add --force to lose them"
              .formatted(
                  removed.getLast(),
                  changes.getFirst().strip(),
                  changes.size() > 1 ? ", ..." : ""));
    }
  }

  private static List<FileEdit> edits(Path home, AppName name, String folder) throws IOException {
    var edits = new ArrayList<FileEdit>();
    for (var file : List.of("pom.xml", "app/pom.xml")) {
      var before = Pom.in(home.resolve(file));
      var after = before.withoutModules(folder);
      for (var ending : AppForm.endings()) {
        after = after.withoutArtifact("insula-" + name + ending);
      }
      edits.add(new FileEdit(Path.of(file), before.text(), after.text()));
    }
    return edits;
  }
}
