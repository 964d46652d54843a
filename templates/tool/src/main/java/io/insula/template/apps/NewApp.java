package io.insula.template.apps;

import io.insula.template.Git;
import io.insula.template.SourceFormatter;
import io.insula.template.apps.Pom.Dependency;
import io.insula.template.naming.RenameClashFinder;
import io.insula.template.naming.Renames;
import io.insula.template.naming.RenamingFileCopier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A new app: the sample app under another name, and the lines that add it to the build.
 *
 * @param use the places outside of apps that already contain the name
 */
record NewApp(Path home, AppName name, AppForm form, EarlierAppNameUses use) {
  private static final String SAMPLE = "templates/sample-module";

  /**
   * The test class that a new app adds to the tests of the whole server, in the module {@code app}.
   */
  private static final String OTHER_PROCESS = "SampleInAnotherProcess";

  /**
   * A sentence in the comment of {@link #OTHER_PROCESS} that is true only for the sample app. A new
   * app does not get it.
   */
  private static final String NOT_IN_THE_TEST =
      " It is abstract, because it\n"
          + " * becomes a test only in a new app, in the module {@code app}.";

  private static final String SERVER_TESTS = "app/src/test/java/io/insula/contract";

  /** Returns the folder of the app's modules, relative to the repository. */
  Path folder() {
    return Path.of(form.folderOf(name));
  }

  /** Returns the new files, relative to the repository. */
  List<Path> files() throws IOException, InterruptedException {
    var files = new TreeSet<Path>();
    for (var file : sources()) {
      files.add(folder().resolve(renames().apply(file)));
    }
    if (form == AppForm.REMOTE) {
      files.add(otherProcessTest(name));
    }
    return List.copyOf(files);
  }

  /**
   * Returns a text about the files or types of the app that would get one name; empty if there are
   * none.
   */
  Optional<String> clash() throws IOException, InterruptedException {
    return new RenameClashFinder(home.resolve(SAMPLE), sources(), renames()).find();
  }

  /** Returns the changes of existing files. */
  List<FileEdit> edits() throws IOException {
    var edits = new ArrayList<>(List.of(edit("pom.xml", this::build)));
    if (form != AppForm.PLUGIN) {
      edits.add(edit("app/pom.xml", this::deployable));
    }
    return List.copyOf(edits);
  }

  private interface Change {
    Pom of(Pom pom);
  }

  private FileEdit edit(String file, Change change) throws IOException {
    var before = Pom.in(home.resolve(file));
    return new FileEdit(Path.of(file), before.text(), change.of(before).text());
  }

  private Pom build(Pom pom) {
    var modules = form.modulesOf(name);
    var changed = pom.withModules(modules.stream().map(each -> folder() + "/" + each).toList());
    for (var module : modules) {
      changed = changed.withManaged(new Dependency("insula-" + module, "", ""));
    }
    return changed.withManaged(new Dependency("insula-" + name + "-api", "test-jar", ""));
  }

  private Pom deployable(Pom pom) {
    var changed = pom.withDependency(new Dependency("insula-" + name, "", "runtime"));
    if (form != AppForm.REMOTE) {
      return changed;
    }
    return changed
        .withDependency(new Dependency("insula-" + name + "-remote", "", "runtime"))
        .withDependency(new Dependency("insula-" + name + "-api", "", "runtime"))
        .withDependency(new Dependency("insula-" + name + "-api", "test-jar", "test"));
  }

  /**
   * Writes the new files into an empty folder and formats them.
   *
   * @return the paths to move from the work folder into the repository, relative to both
   */
  List<Path> write(Path work, SourceFormatter formatted) throws IOException, InterruptedException {
    var module = work.resolve(folder());
    new RenamingFileCopier(home.resolve(SAMPLE), renames()).copy(sources(), module);
    var moved = new ArrayList<>(List.of(folder()));
    use.writeTo(module.resolve(name.text()).resolve("pom.xml"));
    if (form == AppForm.REMOTE) {
      writeOtherProcessTest(work.resolve(otherProcessTest(name)));
      moved.add(otherProcessTest(name));
    }
    formatted.format(home, work);
    return moved;
  }

  private void writeOtherProcessTest(Path file) throws IOException {
    var source = "/sample-remote/src/test/java/io/insula/sample/remote/" + OTHER_PROCESS + ".java";
    var renames =
        SampleName.to(name)
            .text("package io.insula.sample.remote;", "package io.insula.contract;")
            .text(NOT_IN_THE_TEST, "")
            .text("abstract class " + OTHER_PROCESS, "class " + className())
            .build();
    Files.createDirectories(file.getParent());
    Files.writeString(file, renames.apply(Files.readString(home.resolve(SAMPLE + source))));
  }

  /**
   * Returns the path of the test that runs an app in another process, relative to the repository.
   */
  static Path otherProcessTest(AppName name) {
    return Path.of(SERVER_TESTS, name.capitalized() + "InAnotherProcessTest.java");
  }

  private String className() {
    return name.capitalized() + "InAnotherProcessTest";
  }

  /** Returns the files of the sample app that the new app has too, relative to the sample. */
  private List<Path> sources() throws IOException, InterruptedException {
    return new Git(home)
        .files(SAMPLE).stream()
            .filter(file -> !file.endsWith(OTHER_PROCESS + ".java"))
            .map(file -> Path.of(SAMPLE).relativize(file))
            .filter(form::has)
            .toList();
  }

  private Renames renames() {
    return SampleName.to(name)
        .text("sample-module", form.folderOf(name))
        .text("../../../pom.xml", "../../pom.xml")
        .build();
  }
}
