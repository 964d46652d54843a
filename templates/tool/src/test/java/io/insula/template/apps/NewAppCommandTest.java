package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewAppCommandTest {
  private static final String INTERNAL =
      "inventory-module/inventory/src/main/java/io/insula/inventory/internal/";

  /** A file that a dry run lists as changed. */
  private static final Pattern EDITED = Pattern.compile("(?m)^and these lines of (.+):$");

  @TempDir Path folder;

  private final NewAppCommand newApp = new NewAppCommand((home, sources) -> {});
  private SmallGitRepository repository;

  @BeforeEach
  void make_the_repository() throws Exception {
    repository = SmallGitRepository.in(folder);
  }

  @Test
  void an_app_is_the_sample_app_under_another_name() throws Exception {
    repository.run(newApp, "inventory");

    assertThat(repository.read(INTERNAL + "InventoryApp.java"))
        .contains("package io.insula.inventory.internal;", "AppDescriptor.of(\"inventory\")");
    assertThat(repository.read("inventory-module/README.md"))
        .startsWith("# The app inventory")
        .contains("`POST /inventory/items`", "`INSULA_INVENTORY_KEEP_EMPTY`");
    assertThat(repository.read("inventory-module/inventory/pom.xml"))
        .contains("<relativePath>../../pom.xml</relativePath>")
        .doesNotContain("is-a-word");
    assertThat(folder.resolve("inventory-module/inventory-remote")).doesNotExist();
    assertThat(folder.resolve("inventory-module/inventory-plugin")).doesNotExist();
  }

  @Test
  void no_name_of_the_sample_is_left() throws Exception {
    repository.run(newApp, "inventory", "--remote");

    var sources = new TreeSet<>(repository.files().keySet());
    sources.removeIf(file -> !file.startsWith("inventory-module/"));
    assertThat(sources).hasSizeGreaterThan(40);
    for (var file : sources) {
      assertThat(file).doesNotContainIgnoringCase("sample");
      assertThat(repository.read(file)).as(file).doesNotContainIgnoringCase("sample");
    }
  }

  @Test
  void the_build_and_the_deployable_get_its_modules() throws Exception {
    repository.run(newApp, "inventory");

    assertThat(repository.read("pom.xml"))
        .contains(
            """
                <!-- The last one. -->
                <module>inventory-module/inventory-api</module>
                <module>inventory-module/inventory</module>
                <module>app</module>
            """)
        .contains("<artifactId>insula-inventory-api</artifactId>\n        <version>${project")
        .doesNotContain("inventory-remote");
    assertThat(repository.read("app/pom.xml"))
        .endsWith(
            """
                <dependency>
                  <groupId>io.insula</groupId>
                  <artifactId>insula-inventory</artifactId>
                  <scope>runtime</scope>
                </dependency>
              </dependencies>
            </project>
            """);
  }

  @Test
  void an_app_for_another_process_has_a_third_module_and_a_test_of_the_whole_server()
      throws Exception {
    repository.run(newApp, "inventory", "--remote");

    assertThat(folder.resolve("inventory-module/inventory-remote/src/main/protobuf")).exists();
    assertThat(repository.read("pom.xml")).contains("<module>inventory-module/inventory-remote<");
    assertThat(repository.read("app/pom.xml")).contains("<artifactId>insula-inventory-remote<");
    assertThat(
            repository.read(
                "app/src/test/java/io/insula/contract/InventoryInAnotherProcessTest.java"))
        .contains(
            "package io.insula.contract;",
            "whole server in another process.\n"
                + " */\n"
                + "@Tag(\"processes\")\n"
                + "class InventoryInAnotherProcessTest extends InventoryItemsContract",
            "Set.of(\"inventory\")")
        .doesNotContain("abstract");
  }

  @Test
  void the_coverage_of_each_module_with_code_is_held() throws Exception {
    repository.run(newApp, "inventory", "--remote");

    for (var module : Set.of("inventory-api", "inventory", "inventory-remote")) {
      assertThat(repository.read("inventory-module/" + module + "/pom.xml"))
          .contains("<insula.coverage.phase>verify</insula.coverage.phase>");
    }
  }

  @Test
  void a_name_that_is_also_a_word_elsewhere_is_marked() throws Exception {
    repository.run(newApp, "ledger");

    assertThat(repository.read("ledger-module/ledger/pom.xml"))
        .contains("    <insula.app.is-a-word>true</insula.app.is-a-word>\n  </properties>");
    assertThat(repository.read("ledger-module/ledger-api/pom.xml")).doesNotContain("is-a-word");
  }

  @Test
  void a_name_that_other_code_has_in_another_sense_is_recorded_with_the_files() throws Exception {
    repository.write("core/base/src/main/java/Y.java", "\"swings\" // A swings-maker\n");
    repository.write("core/base/src/main/java/Z.java", "@Controller(\"/x\") @Get(\"/swings\")");
    repository.write("x-module/x/src/main/java/Swings.java", "\"swings\"");
    repository.commit();

    repository.run(newApp, "swings");

    assertThat(repository.read("swings-module/swings/pom.xml"))
        .contains(
            """
                <insula.app.is-a-word>true</insula.app.is-a-word>
                <insula.app.named-before>
                  core/base/src/main/java/Y.java
                  core/base/src/main/java/Z.java
                </insula.app.named-before>
              </properties>
            """);
  }

  @Test
  void an_app_for_a_jar_is_built_and_not_hosted() throws Exception {
    var deployable = repository.read("app/pom.xml");

    var said = repository.run(newApp, "inventory", "--jar");

    assertThat(said)
        .contains(
            "\n  mkdir -p plugins"
                + " && cp inventory-plugin/inventory-plugin/target/inventory-*.jar plugins/\n");
    assertThat(repository.read("app/pom.xml")).isEqualTo(deployable);
    assertThat(repository.read("pom.xml"))
        .contains(
            """
                <module>inventory-plugin/inventory-api</module>
                <module>inventory-plugin/inventory</module>
                <module>inventory-plugin/inventory-plugin</module>
                <module>app</module>
            """);
    assertThat(repository.read("inventory-plugin/inventory-plugin/pom.xml"))
        .contains("<Insula-Plugin-App>inventory<", "<relativePath>../../pom.xml<");
    assertThat(repository.read("inventory-plugin/inventory-plugin/README.md"))
        .contains("cp inventory-plugin/inventory-plugin/target/inventory-*.jar plugins/");
    assertThat(folder.resolve("inventory-plugin/inventory-remote")).doesNotExist();
    assertThat(folder.resolve("inventory-module")).doesNotExist();
    assertThat(repository.refusal(newApp, "ledger", "--jar", "--remote"))
        .contains("leave out --remote or --jar");
  }

  @Test
  void the_new_sources_are_formatted_before_they_are_moved() throws Exception {
    var formatted =
        new NewAppCommand(
            (home, sources) -> {
              assertThat(home).isEqualTo(folder);
              assertThat(home.resolve("inventory-module")).doesNotExist();
              Files.writeString(sources.resolve("inventory-module/README.md"), "formatted");
            });

    repository.run(formatted, "inventory");

    assertThat(repository.read("inventory-module/README.md")).isEqualTo("formatted");
  }

  @Test
  void the_output_ends_with_the_next_steps() throws Exception {
    assertThat(repository.run(newApp, "inventory"))
        .startsWith("Added the app inventory: ")
        .endsWith(
            """

            What to do next:
              ./insula test inventory      run its tests
              ./insula run                 serve it: its routes are at http://localhost:8080/docs
              inventory-module/README.md   what it has, and how to work on it
              git add --all && git commit
            ./insula remove app inventory removes it again.
            """);
    repository.commit();
    assertThat(repository.run(newApp, "ledger", "--jar"))
        .endsWith(
            """
              ledger-plugin/README.md   what it has, and how to work on it
              git add --all && git commit
            ./insula remove app ledger removes it again.
            """);
  }

  @Test
  void a_dry_run_lists_every_file_and_every_line_and_writes_nothing() throws Exception {
    var before = repository.files();

    var listed = repository.run(newApp, "inventory", "--remote", "--dry-run");

    assertThat(repository.files()).isEqualTo(before);
    repository.run(newApp, "inventory", "--remote");
    for (var file : added(before.keySet())) {
      assertThat(listed).contains("\n  " + file + "\n");
    }
    var edited = EDITED.matcher(listed).results().map(file -> file.group(1)).toList();
    assertThat(edited)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            repository.git("diff", "--name-only").lines().toList());
    for (var file : edited) {
      assertThat(linesOf(listed, file))
          .isNotEmpty()
          .allMatch(line -> line.startsWith("+"))
          .isEqualTo(changedLines(repository.git("diff", "--unified=0", file)));
    }
  }

  /** Returns the lines of a file that a dry run lists as changed, each with its sign. */
  private static List<String> linesOf(String listed, String file) {
    var start = "and these lines of " + file + ":\n";
    return listed
        .substring(listed.indexOf(start) + start.length())
        .lines()
        .takeWhile(line -> line.startsWith("  "))
        .map(line -> line.substring(2))
        .toList();
  }

  private static List<String> changedLines(String diff) {
    return diff.lines().filter(line -> line.matches("[+-](?!(\\+\\+|--) ).*")).toList();
  }

  private Set<String> added(Set<String> before) throws IOException {
    var added = new TreeSet<>(repository.files().keySet());
    added.removeAll(before);
    return added;
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "é, use a lower-case word",
    "Foo-Bar, use a lower-case word",
    "class, it is a keyword of Java",
    "threads, there is a module insula-threads",
    "docs, there is a folder docs",
    "gadgets, there is a folder gadgets-module",
    "garden, has the package io.insula.garden",
    "orchard, has the schema orchard",
    "bikes, has a route /bikes",
    "swings, has a text that could name a table swings.X",
    "slides, V1__trees.sql names a table slides.X",
    "hoops, settings that begin with INSULA_HOOPS_",
    "balls, BallsItem.java has the name of a class of the new app",
    "kites, docs/style.md refuses the word"
  })
  void a_name_that_cannot_be_used_is_refused_and_nothing_is_written(String name, String reason)
      throws Exception {
    repository.write("docs/page.md", "");
    repository.write("gadgets-module/README.md", "");
    repository.write("core/base/src/test/java/io/insula/garden/Beds.java", "");
    repository.write("x-module/x/src/main/resources/db/migration/orchard/V1__trees.sql", "");
    repository.write("x-module/x/src/main/java/X.java", "@Controller(\"/bikes/{id}\")");
    repository.write(
        "x-module/x/src/main/resources/db/migration/x/V1__trees.sql", "SELECT slides.height");
    repository.write(
        "core/base/src/main/java/Y.java", "a(\"SELECT 1 FROM x swings \" + \"WHERE swings.a\")");
    repository.write("core/base/src/main/java/Z.java", "\"INSULA_HOOPS_MOST\"");
    repository.write("core/base/src/main/java/BallsItem.java", "");
    repository.write("docs/style.md", "\n| `kites` | dragons |\n");
    repository.commit();
    var before = repository.files();

    assertThat(repository.refusal(newApp, name)).contains(reason);

    assertThat(repository.files()).isEqualTo(before);
  }

  @Test
  void a_name_that_would_give_a_class_the_name_of_an_imported_one_is_refused() throws Exception {
    assertThat(repository.refusal(newApp, "bindable", "--remote"))
        .contains("SampleService would become BindableService");
    assertThat(folder.resolve("bindable-module")).doesNotExist();

    assertThat(repository.run(newApp, "bindable")).contains("Added the app bindable");
  }

  @ParameterizedTest
  @CsvSource({
    "'', one name is needed",
    "inventory --rmote, there is no option --rmote",
    "inventory ledger, one name is needed",
    "--remote, one name is needed"
  })
  void wrong_arguments_are_refused_with_the_usage(String arguments, String reason)
      throws Exception {
    var words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

    assertThat(repository.refusal(newApp, words)).contains(reason, "usage: ./insula new app NAME");
  }

  @Test
  void uncommitted_changes_are_refused_unless_forced() throws Exception {
    repository.write("core/new.txt", "");

    assertThat(repository.refusal(newApp, "inventory")).contains("not committed (?? core/new.txt)");
    assertThat(folder.resolve("inventory-module")).doesNotExist();

    repository.run(newApp, "inventory", "--force");
    assertThat(folder.resolve("inventory-module")).exists();
  }

  @Test
  void a_clone_may_have_a_submodule_and_a_link_to_a_folder() throws Exception {
    var submodule = new Git(Files.createDirectory(folder.resolve("library")));
    submodule.call("init", "--quiet");
    submodule.call(
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "test");
    Files.createSymbolicLink(folder.resolve("pages"), Path.of("core"));
    repository.commit();

    repository.run(newApp, "inventory");

    assertThat(folder.resolve("inventory-module/inventory/pom.xml")).isRegularFile();
  }

  @Test
  void a_link_in_the_place_of_the_app_is_refused() throws Exception {
    Files.createSymbolicLink(folder.resolve("inventory-module"), folder.resolve("nowhere"));

    assertThat(repository.refusal(newApp, "inventory", "--force"))
        .contains("there is a folder inventory-module");
  }

  @Test
  void nothing_is_left_when_a_part_fails() throws Exception {
    repository.write("app/pom.xml", "<project/>\n");
    repository.commit();
    var before = repository.files();

    assertThat(repository.refusal(newApp, "inventory")).contains("a pom.xml has no line");

    assertThat(repository.files()).isEqualTo(before);
    var failing =
        new NewAppCommand(
            (home, sources) -> {
              throw new IOException("no formatter");
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> repository.run(failing, "inventory"));
    assertThat(repository.files()).isEqualTo(before);
    assertThat(new Git(folder).changes()).isEmpty();
  }
}
