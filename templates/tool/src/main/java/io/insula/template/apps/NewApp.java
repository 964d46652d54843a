package io.insula.template.apps;

import io.insula.template.FormattedSources;
import io.insula.template.Git;
import io.insula.template.apps.Pom.Dependency;
import io.insula.template.naming.RenamedTree;
import io.insula.template.naming.Renames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A new app: the sample app under another name, and the lines of the build that host it.
 *
 * @param name its name
 * @param remote whether it can run in another process
 * @param isWord whether its name is also an ordinary word in the code outside of apps
 */
record NewApp(Path home, AppName name, boolean remote, boolean isWord) {
  private static final String SAMPLE = "templates/sample-module";
  private static final String SAMPLE_REMOTE = SAMPLE + "/sample-remote/";

  /**
   * The test class that a new app gets in the module {@code app}, among the tests of the whole
   * server.
   */
  private static final String OTHER_PROCESS = "SampleInAnotherProcess";

  private static final String SERVER_TESTS = "app/src/test/java/io/insula/contract";

  /** Returns the new files, relative to the repository. */
  List<Path> files() throws IOException, InterruptedException {
    var files = new TreeSet<Path>();
    for (var file : sources()) {
      files.add(Path.of(name.folder()).resolve(renames().apply(file)));
    }
    if (remote) {
      files.add(otherProcessTest());
    }
    return List.copyOf(files);
  }

  /** Returns the changes of existing files. */
  List<FileEdit> edits() throws IOException {
    return List.of(edit("pom.xml", this::build), edit("app/pom.xml", this::deployable));
  }

  private interface Change {
    Pom of(Pom pom);
  }

  private FileEdit edit(String file, Change change) throws IOException {
    var before = Pom.in(home.resolve(file));
    return new FileEdit(Path.of(file), before.text(), change.of(before).text());
  }

  private Pom build(Pom pom) {
    var changed = pom.withModules(modules());
    for (var module : artifacts()) {
      changed = changed.withManaged(new Dependency(module, "", ""));
    }
    return changed.withManaged(new Dependency("insula-" + name + "-api", "test-jar", ""));
  }

  private Pom deployable(Pom pom) {
    var changed = pom.withDependency(new Dependency("insula-" + name, "", "runtime"));
    if (!remote) {
      return changed;
    }
    return changed
        .withDependency(new Dependency("insula-" + name + "-remote", "", "runtime"))
        .withDependency(new Dependency("insula-" + name + "-api", "", "runtime"))
        .withDependency(new Dependency("insula-" + name + "-api", "test-jar", "test"));
  }

  private List<String> artifacts() {
    return modules().stream()
        .map(folder -> "insula-" + folder.substring(name.folder().length() + 1))
        .toList();
  }

  private List<String> modules() {
    var modules = new ArrayList<>(List.of(name + "-api", name.text()));
    if (remote) {
      modules.add(name + "-remote");
    }
    return modules.stream().map(module -> name.folder() + "/" + module).toList();
  }

  /**
   * Writes the new files, formatted, into an empty folder.
   *
   * @return the paths to move into the repository, relative to the work folder and to the
   *     repository
   */
  List<Path> write(Path work, FormattedSources formatted) throws IOException, InterruptedException {
    var module = work.resolve(name.folder());
    new RenamedTree(home.resolve(SAMPLE), renames()).copy(sources(), module);
    var moved = new ArrayList<>(List.of(Path.of(name.folder())));
    if (isWord) {
      markAsWord(module.resolve(name.text()).resolve("pom.xml"));
    }
    if (remote) {
      writeOtherProcessTest(work.resolve(otherProcessTest()));
      moved.add(otherProcessTest());
    }
    formatted.format(home, work);
    return moved;
  }

  private static void markAsWord(Path pom) throws IOException {
    var end = "  </properties>";
    var mark = "    <insula.app.is-a-word>true</insula.app.is-a-word>\n";
    Files.writeString(pom, Files.readString(pom).replaceFirst(end, mark + end));
  }

  private void writeOtherProcessTest(Path file) throws IOException {
    var source = SAMPLE_REMOTE + "src/test/java/io/insula/sample/remote/" + OTHER_PROCESS + ".java";
    var renames =
        Renames.builder()
            .text("package io.insula.sample.remote;", "package io.insula.contract;")
            .text(OTHER_PROCESS, className())
            .word("sample", name.text())
            .build();
    Files.createDirectories(file.getParent());
    Files.writeString(file, renames.apply(Files.readString(home.resolve(source))));
  }

  private Path otherProcessTest() {
    return otherProcessTest(name);
  }

  /** Returns where the test of an app in another process is, relative to the repository. */
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
            .filter(file -> remote || !isBelow(file, SAMPLE_REMOTE))
            .filter(file -> !file.endsWith(OTHER_PROCESS + ".java"))
            .map(file -> Path.of(SAMPLE).relativize(file))
            .toList();
  }

  private static boolean isBelow(Path file, String folder) {
    return file.toString().replace('\\', '/').startsWith(folder);
  }

  private Renames renames() {
    return Renames.builder()
        .word("sample", name.text())
        .text("../../../pom.xml", "../../pom.xml")
        .build();
  }
}
