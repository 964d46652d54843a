package io.insula.template.apps;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.template.CommandRefusedException;
import io.insula.template.Git;
import io.insula.template.TemplateCommand;
import io.insula.template.naming.Renames;
import io.insula.template.naming.RenamingFileCopier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository with the real sample app, with two small POMs, and with one commit. */
record SmallGitRepository(Path home) {
  private static final Path REAL = Path.of("..", "..");
  private static final String POM =
      """
      <project>
        <modules>
          <module>core/api</module>
          <module>projects-module/threads</module>
          <!-- The last one. -->
          <module>app</module>
        </modules>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>io.insula</groupId>
              <artifactId>insula-threads</artifactId>
              <version>${project.version}</version>
            </dependency>
          </dependencies>
        </dependencyManagement>
      </project>
      """;
  private static final String DEPLOYABLE =
      """
      <project>
        <dependencies>
          <dependency>
            <groupId>io.insula</groupId>
            <artifactId>insula-threads</artifactId>
            <scope>runtime</scope>
          </dependency>
        </dependencies>
      </project>
      """;

  static SmallGitRepository in(Path home) throws IOException, InterruptedException {
    var files = new Git(REAL).files("templates/sample-module");
    new RenamingFileCopier(REAL, Renames.builder().build()).copy(files, home);
    var repository = new SmallGitRepository(home);
    repository.write(".gitignore", "target/\n/.insula/\n");
    repository.write("pom.xml", POM);
    repository.write("app/pom.xml", DEPLOYABLE);
    repository.write("core/web/src/main/java/io/insula/kernel/web/Docs.java", "// A ledger\n");
    repository.git("init", "--quiet");
    repository.commit();
    return repository;
  }

  void write(String file, String text) throws IOException {
    var path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  String read(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  void commit() throws IOException, InterruptedException {
    git("add", "--all");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "test");
  }

  String git(String... arguments) throws IOException, InterruptedException {
    return new Git(home).call(arguments);
  }

  /** Runs a template command in this repository, and returns its output. */
  String run(TemplateCommand command, String... arguments)
      throws IOException, InterruptedException {
    var output = new ByteArrayOutputStream();
    command.run(home, List.of(arguments), new PrintStream(output, true, UTF_8));
    return output.toString(UTF_8);
  }

  /** Runs a template command that must be refused, and returns the reason. */
  String refusal(TemplateCommand command, String... arguments)
      throws IOException, InterruptedException {
    try {
      throw new AssertionError("not refused: " + run(command, arguments));
    } catch (CommandRefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Returns the texts of all files but those of git, by their paths. */
  Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> found = Files.walk(home)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var path = home.relativize(file).toString();
        if (!path.startsWith(".git/")) {
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }
}
