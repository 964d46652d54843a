package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.TemplateRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates with what is not an ordinary file: folders, links, submodules and executable files. */
class UpdateOfFoldersAndLinksTest {
  private static final String SEVEN_LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

  @TempDir Path temp;

  private ToyTemplate template;
  private TestGitRepository service;

  @BeforeEach
  void create() throws Exception {
    template =
        ToyTemplate.create(temp.resolve("template"))
            .write("file.txt", SEVEN_LINES)
            .write("folder/a.txt", SEVEN_LINES)
            .write("run.sh", "echo One.\n");
    executable(template.folder(), "service/run.sh");
    template.folder().commit();
    service = template.newService(temp.resolve("service"));
  }

  @Test
  void a_submodule_of_the_owner_stays() throws Exception {
    var other = TestGitRepository.create(temp.resolve("other")).write("x.txt", "Other.\n");
    var commit = other.commit();
    service.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        other.path().toString(),
        "other");
    service.commit();
    template.folder().write("templates/migrations/0001-tidy.sh", "find . -type d -empty -delete\n");
    template.write("file.txt", "Changed.\n").release("2.0");

    assertThat(template.update(service.path())).contains("changed   file.txt");

    assertThat(service.git("ls-tree", "HEAD", "other"))
        .isEqualTo("160000 commit " + commit + "\tother");
    assertThat(service.read("other/x.txt")).isEqualTo("Other.\n");
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void links_and_executable_files_arrive_and_stay() throws Exception {
    Files.createSymbolicLink(service.path().resolve("mine"), Path.of("folder"));
    executable(service.write("mine.sh", "echo Mine.\n"), "mine.sh");
    service.commit();
    Files.createSymbolicLink(
        template.folder().path().resolve("service/theirs"), Path.of("file.txt"));
    executable(template.write("theirs.sh", "echo Theirs.\n").folder(), "service/theirs.sh");
    template.write("run.sh", "echo Two.\n").release("2.0");

    template.update(service.path());

    assertThat(service.git("ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD").lines())
        .contains(
            "120000 mine",
            "100755 mine.sh",
            "100755 run.sh",
            "120000 theirs",
            "100755 theirs.sh",
            "100644 file.txt");
    assertThat(Files.readSymbolicLink(service.path().resolve("mine"))).isEqualTo(Path.of("folder"));
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void files_stay_executable_in_a_repository_that_does_not_look_at_it() throws Exception {
    executable(service.write("mine.sh", "echo Mine.\n"), "mine.sh");
    service.commit();
    service.git("config", "core.fileMode", "false");
    template.write("file.txt", "Changed.\n").release("2.0");

    template.update(service.path());

    assertThat(service.git("ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD").lines())
        .contains("100755 mine.sh", "100755 run.sh");
  }

  @Test
  void a_folder_can_take_the_place_of_a_file_and_the_reverse() throws Exception {
    template.folder().delete("service/file.txt").delete("service/folder/a.txt");
    Files.delete(template.folder().path().resolve("service/folder"));
    template.write("file.txt/b.txt", "In a folder.\n").write("folder", "A file.\n").release("2.0");

    template.update(service.path());

    assertThat(service.read("file.txt/b.txt")).isEqualTo("In a folder.\n");
    assertThat(service.read("folder")).isEqualTo("A file.\n");
    assertThat(service.git("status", "--porcelain")).isEmpty();
    assertThat(TemplateRecord.of(service.path()).version()).isEqualTo("2.0");
  }

  @Test
  void a_folder_with_an_ignored_file_is_not_replaced_by_a_file() throws Exception {
    service.write(".gitignore", "*.log\n").commit();
    service.write("folder/days.log", "Days of work.\n");
    template.folder().delete("service/folder/a.txt");
    Files.delete(template.folder().path().resolve("service/folder"));
    template.write("folder", "A file.\n").release("2.0");

    assertThatThrownBy(() -> template.update(service.path()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("folder");

    assertThat(service.read("folder/days.log")).isEqualTo("Days of work.\n");
    assertThat(service.git("branch", "--show-current")).isEqualTo("main");
  }

  @Test
  void the_lines_of_the_owner_stay_if_a_folder_takes_the_place_of_the_file() throws Exception {
    service.replace("file.txt", "two\n", "two, as the owner says\n").commit();
    template.folder().delete("service/file.txt");
    template.write("file.txt/b.txt", "In a folder.\n").release("2.0");

    assertThat(template.update(service.path())).contains("kept      file.txt~");

    assertThat(service.read("file.txt/b.txt")).isEqualTo("In a folder.\n");
    assertThat(service.read("file.txt~template-update_yours")).contains("two, as the owner says\n");
  }

  @Test
  void a_conflict_follows_a_file_that_a_migration_moves() throws Exception {
    service.replace("file.txt", "two\n", "two, as the owner says\n").commit();
    template
        .folder()
        .write("templates/migrations/0001-move.sh", "mkdir new\nmv file.txt new/file.txt\n");
    template.write("file.txt", SEVEN_LINES.replace("two\n", "II\n")).release("2.0");

    assertThat(template.update(service.path()))
        .contains("CONFLICT  new/file.txt")
        .doesNotContain("CONFLICT  file.txt");

    assertThat(service.read("new/file.txt")).contains("<<<<<<<", "two, as the owner says\n");
    assertThat(service.git("status", "--porcelain").lines())
        .contains("D  file.txt", "UU new/file.txt");
    service.write("new/file.txt", SEVEN_LINES).git("add", "new/file.txt");
    service.git("commit", "--quiet", "--message", "The owner decides");
    assertThat(service.git("ls-files", "file.txt", "new/file.txt")).isEqualTo("new/file.txt");
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  private static void executable(TestGitRepository repository, String file) {
    assertThat(repository.path().resolve(file).toFile().setExecutable(true)).isTrue();
  }
}
