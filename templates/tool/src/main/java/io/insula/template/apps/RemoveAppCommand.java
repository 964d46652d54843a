package io.insula.template.apps;

import io.insula.template.Git;
import io.insula.template.Refusal;
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

/** Removes an app from a repository, if it is alone in its folder and nothing depends on it. */
public final class RemoveAppCommand implements TemplateCommand {
  private static final String USAGE = "./insula remove app NAME [--force]";
  private static final List<String> ENDINGS = List.of("", "-api", "-remote");

  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    var options = Options.parse(arguments, USAGE, "--force");
    var name = new AppName(options.name());
    refuseOthers(home, name);
    var removed = new ArrayList<>(List.of(Path.of(name.folder())));
    var test = NewApp.otherProcessTest(name);
    if (Files.exists(home.resolve(test))) {
      removed.add(test);
    }
    if (!options.has("--force")) {
      refuseChanges(home, removed);
    }
    var work = Files.createDirectories(home.resolve(".insula"));
    new RepositoryChange(home)
        .remove(Files.createTempDirectory(work, "remove-"), removed, edits(home, name));
    output.print(
        """
        Removed the app %1$s: %2$s, and its lines in pom.xml and app/pom.xml.
        Its data stays: each database still has the schema %1$s. To delete it there:
          DROP SCHEMA %1$s CASCADE
        """
            .formatted(name, name.folder()));
  }

  private static void refuseOthers(Path home, AppName name)
      throws IOException, InterruptedException {
    var folder = home.resolve(name.folder());
    if (!Files.isDirectory(folder)) {
      throw new Refusal("there is no app " + name + " with a folder " + name.folder());
    }
    var own = ENDINGS.stream().map(ending -> name + ending).collect(Collectors.toSet());
    try (Stream<Path> content = Files.list(folder)) {
      var others =
          content
              .filter(Files::isDirectory)
              .map(each -> String.valueOf(each.getFileName()))
              .filter(each -> !own.contains(each) && !each.equals("target"))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw new Refusal(
            "%s has more than the app %s: %s"
                .formatted(name.folder(), name, String.join(", ", others)));
      }
    }
    refuseUsers(home, name, own);
  }

  private static void refuseUsers(Path home, AppName name, Set<String> own)
      throws IOException, InterruptedException {
    var users = new ArrayList<String>();
    for (var file : new Git(home).files(".")) {
      var isPom = file.endsWith("pom.xml") && file.getNameCount() > 2;
      if (isPom && !file.startsWith(name.folder())) {
        var pom = Pom.in(home.resolve(file));
        if (own.stream().anyMatch(each -> pom.hasArtifact("insula-" + each))) {
          users.add(file.subpath(0, file.getNameCount() - 1).toString());
        }
      }
    }
    if (!users.isEmpty()) {
      throw new Refusal("the app " + name + " is used by " + String.join(", ", users));
    }
  }

  private static void refuseChanges(Path home, List<Path> removed)
      throws IOException, InterruptedException {
    var changes =
        new Git(home).changes(removed.stream().map(Path::toString).toArray(String[]::new));
    if (!changes.isEmpty()) {
      throw new Refusal(
          "%s has changes that are not committed (%s%s): commit them, or add --force to lose them"
              .formatted(
                  removed.getFirst(),
                  changes.getFirst().strip(),
                  changes.size() > 1 ? ", ..." : ""));
    }
  }

  private static List<FileEdit> edits(Path home, AppName name) throws IOException {
    var edits = new ArrayList<FileEdit>();
    for (var file : List.of("pom.xml", "app/pom.xml")) {
      var before = Pom.in(home.resolve(file));
      var after = before.withoutModules(name.folder());
      for (var ending : ENDINGS) {
        after = after.withoutArtifact("insula-" + name + ending);
      }
      edits.add(new FileEdit(Path.of(file), before.text(), after.text()));
    }
    return edits;
  }
}
