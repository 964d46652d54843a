package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoveAppCommandTest {
  @TempDir Path folder;

  private final NewAppCommand newApp = new NewAppCommand((home, sources) -> {});
  private final RemoveAppCommand removeApp = new RemoveAppCommand();
  private SmallGitRepository repository;

  @BeforeEach
  void make_the_repository() throws Exception {
    repository = SmallGitRepository.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--remote", "--jar"})
  void removing_an_app_undoes_all_changes_of_the_command_for_a_new_app(String option)
      throws Exception {
    var before = repository.files();
    repository.run(newApp, option.isEmpty() ? new String[] {"inventory"} : words(option));
    repository.commit();
    var module = option.equals("--jar") ? "inventory-plugin" : "inventory-module";
    repository.write(module + "/inventory/target/built", "");

    var said = repository.run(removeApp, "inventory");

    assertThat(repository.files()).isEqualTo(before);
    assertThat(folder.resolve(module)).doesNotExist();
    assertThat(said).contains("still has the schema inventory", "DROP SCHEMA inventory CASCADE");
  }

  private static String[] words(String option) {
    return new String[] {"inventory", option};
  }

  /**
   * @param step the step before which the command for a new app is killed
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void removing_an_app_undoes_a_killed_command_for_a_new_app(int step) throws Exception {
    var before = repository.files();
    assertIsKilled(new NewAppCommand((home, sources) -> {}, killBefore(step)), "--remote");

    assertThat(repository.refusal(newApp, "inventory", "--remote"))
        .contains(
            "a folder inventory-module that is not committed. If an interrupted command left it,"
                + " delete it with ./insula remove app inventory --force");
    repository.run(removeApp, "inventory", "--force");

    assertThat(repository.files()).isEqualTo(before);
    assertThat(repository.git("status", "--porcelain")).isEmpty();
    repository.run(newApp, "inventory", "--remote");
  }

  /**
   * @param step the step before which the removal is killed
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void a_killed_removal_can_be_repeated(int step) throws Exception {
    var before = repository.files();
    repository.run(newApp, "inventory", "--remote");
    repository.commit();
    assertIsKilled(new RemoveAppCommand(killBefore(step)));
    var left = leftFolder();

    var said = repository.run(removeApp, "inventory");

    assertThat(said).contains("made the folder " + left + ".", "you can delete it");
    RepositoryChange.delete(left);
    assertThat(repository.files()).isEqualTo(before);
  }

  @Test
  void a_removal_that_is_killed_at_its_end_leaves_only_its_working_folder() throws Exception {
    var before = repository.files();
    repository.run(newApp, "inventory", "--remote");
    repository.commit();

    assertIsKilled(new RemoveAppCommand(killBefore(5)));

    assertThat(leftFolder()).isDirectoryRecursivelyContaining("glob:**/inventory-module");
    RepositoryChange.delete(leftFolder());
    assertThat(repository.files()).isEqualTo(before);
  }

  /** Returns a callback for each step of a command. It ends the command before one of the steps. */
  private static Runnable killBefore(int step) {
    var steps = new AtomicInteger();
    return () -> {
      if (steps.incrementAndGet() == step) {
        // The commands undo their changes only after an exception, so an error is like a kill.
        throw new Error("killed");
      }
    };
  }

  private void assertIsKilled(TemplateCommand command, String... options) {
    var arguments = Stream.concat(Stream.of("inventory"), Stream.of(options));
    assertThatThrownBy(() -> repository.run(command, arguments.toArray(String[]::new)))
        .isInstanceOf(Error.class)
        .hasMessage("killed");
  }

  private Path leftFolder() throws IOException {
    try (Stream<Path> content = Files.list(folder.resolve(".insula"))) {
      var left = content.toList();
      assertThat(left).hasSize(1);
      return left.getFirst();
    }
  }

  @Test
  void an_app_whose_name_begins_with_the_same_letters_stays() throws Exception {
    repository.run(newApp, "inventory");
    repository.commit();
    var before = repository.files();
    repository.run(newApp, "invent");
    repository.commit();

    repository.run(removeApp, "invent");

    assertThat(repository.files()).isEqualTo(before);
  }

  @Test
  void uncommitted_changes_of_the_app_are_refused_unless_forced() throws Exception {
    repository.run(newApp, "inventory");
    repository.commit();
    repository.write("inventory-module/README.md", "changed");
    repository.write("elsewhere", "changed");

    assertThat(repository.refusal(removeApp, "inventory"))
        .contains("inventory-module has changes that are not committed")
        .contains("M inventory-module/README.md");
    assertThat(folder.resolve("inventory-module")).exists();

    repository.run(removeApp, "inventory", "--force");
    assertThat(folder.resolve("inventory-module")).doesNotExist();
    assertThat(folder.resolve("elsewhere")).exists();
  }

  @Test
  void an_app_on_which_others_depend_stays() throws Exception {
    repository.run(newApp, "inventory");
    repository.run(newApp, "ledger", "--force");
    var pom = "ledger-module/ledger/pom.xml";
    repository.write(pom, repository.read(pom).replace("insula-kernel", "insula-inventory-api"));
    repository.commit();

    assertThat(repository.refusal(removeApp, "inventory"))
        .isEqualTo(
            "other modules depend on the app inventory: ledger-module/ledger. Remove these"
                + " dependencies first");
  }

  @Test
  void a_folder_with_other_modules_stays() throws Exception {
    repository.run(newApp, "inventory");
    Files.createDirectories(folder.resolve("inventory-module/stock"));

    assertThat(repository.refusal(removeApp, "inventory", "--force"))
        .isEqualTo(
            "inventory-module has folders that do not belong to the app inventory: stock. Move"
                + " these folders first");
  }

  @Test
  void an_unknown_app_is_refused() throws Exception {
    assertThat(repository.refusal(removeApp, "inventory"))
        .isEqualTo("there is no app inventory with a folder inventory-module or inventory-plugin");
    assertThat(repository.refusal(removeApp, "threads")).startsWith("there is no app threads");
    assertThat(repository.refusal(removeApp)).contains("usage: ./insula remove app NAME");
  }
}
