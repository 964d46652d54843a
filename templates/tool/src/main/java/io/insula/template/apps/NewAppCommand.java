package io.insula.template.apps;

import io.insula.template.CommandRefusedException;
import io.insula.template.Git;
import io.insula.template.SourceFormatter;
import io.insula.template.TemplateCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Adds an app to a repository. */
public final class NewAppCommand implements TemplateCommand {
  private static final String USAGE =
      "./insula new app NAME [--remote | --jar] [--dry-run] [--force]";

  private static final String REPORT =
      """
      Added the app %1$s: %2$d files, most of them in %3$s, and its lines in pom.xml and app/pom.xml.

      What to do next:
        ./insula test %1$s      run its tests
        ./insula run%4$s        serve it: its routes are at http://localhost:8080/docs
        %3$s/README.md   what it has, and how to work on it
        git add --all && git commit
      ./insula remove app %1$s removes it again.
      """;

  private static final String PLUGIN_REPORT =
      """
      Added the app %1$s: %2$d files in %3$s, and its lines in pom.xml. A server hosts it as a plugin.

      What to do next:
        ./insula test %1$s      run its tests
        ./mvnw package --projects %3$s/%1$s-plugin --also-make -DskipTests
                    %4$s        build its jar
        mkdir -p plugins && cp %3$s/%1$s-plugin/target/%1$s-*.jar plugins/
                    %4$s        let the next ./insula run serve it
        %3$s/README.md   what it has, and how to work on it
        git add --all && git commit
      ./insula remove app %1$s removes it again.
      """;

  private final SourceFormatter formatted;
  private final Runnable beforeStep;

  public NewAppCommand() {
    this(SourceFormatter::byMaven);
  }

  NewAppCommand(SourceFormatter formatted) {
    this(formatted, () -> {});
  }

  /**
   * @param beforeStep runs before each step of the {@link RepositoryChange}
   */
  NewAppCommand(SourceFormatter formatted, Runnable beforeStep) {
    this.formatted = formatted;
    this.beforeStep = beforeStep;
  }

  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    var options = Options.parse(arguments, USAGE, "--remote", "--jar", "--dry-run", "--force");
    var name = new AppName(options.name());
    var app = new NewApp(home, name, formOf(options), EarlierAppNameFinder.of(name, home));
    refuse(name, new TakenNameCheck(home).userOf(name, app.files()));
    refuse(name, app.clash());
    if (!options.has("--force") && !options.has("--dry-run")) {
      refuseChanges(home);
    }
    if (options.has("--dry-run")) {
      describe(app, output);
    } else {
      AppWorkFolders.reportLeft(home, output);
      write(app);
      report(app, output);
    }
  }

  private static void refuse(AppName name, Optional<String> reason) {
    if (reason.isPresent()) {
      throw new CommandRefusedException(
          "the app cannot have the name " + name + ": " + reason.get());
    }
  }

  private static AppForm formOf(Options options) {
    if (options.has("--remote") && options.has("--jar")) {
      throw new CommandRefusedException(
          "a plugin (--jar) cannot run in another process (--remote): leave out --remote or --jar");
    }
    return options.has("--jar")
        ? AppForm.PLUGIN
        : options.has("--remote") ? AppForm.REMOTE : AppForm.HOSTED;
  }

  private static void refuseChanges(Path home) throws IOException, InterruptedException {
    var changes = new Git(home).changes();
    if (!changes.isEmpty()) {
      throw new CommandRefusedException(
          "the repository has changes that are not committed (%s%s): commit them, or add --force"
              .formatted(changes.getFirst().strip(), changes.size() > 1 ? ", ..." : ""));
    }
  }

  private void write(NewApp app) throws IOException, InterruptedException {
    var work = AppWorkFolders.forNewApp(app.home());
    var change = new RepositoryChange(app.home(), beforeStep);
    try {
      var moved = app.write(work, formatted);
      change.add(work, moved, app.edits());
    } finally {
      if (!change.isWorkFolderNeeded()) {
        RepositoryChange.delete(work);
      }
    }
  }

  private static void describe(NewApp app, PrintStream output)
      throws IOException, InterruptedException {
    output.println("Nothing is written. Without --dry-run these files would be new:");
    app.files().forEach(file -> output.println("  " + file));
    for (var edit : app.edits()) {
      output.println("and these lines of " + edit.file() + ":");
      edit.lines().forEach(line -> output.println("  " + line));
    }
  }

  private static void report(NewApp app, PrintStream output)
      throws IOException, InterruptedException {
    var text = app.form() == AppForm.PLUGIN ? PLUGIN_REPORT : REPORT;
    output.print(
        text.formatted(
            app.name(), app.files().size(), app.folder(), " ".repeat(app.name().text().length())));
  }
}
