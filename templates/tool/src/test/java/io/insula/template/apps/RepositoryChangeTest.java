package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryChangeTest {
  @TempDir Path folder;

  private Path home;
  private Path work;

  @BeforeEach
  void make_the_folders() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    work = Files.createDirectory(folder.resolve("work"));
    Files.writeString(home.resolve("pom.xml"), "old");
    Files.writeString(Files.createDirectory(work.resolve("app")).resolve("file"), "new");
  }

  @Test
  void all_parts_are_changed() throws Exception {
    new RepositoryChange(home).add(work, List.of(Path.of("app")), List.of(edit("pom.xml")));

    assertThat(home.resolve("app/file")).hasContent("new");
    assertThat(home.resolve("pom.xml")).hasContent("changed");
    assertThat(home).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void the_first_parts_are_undone_when_a_later_one_fails() throws Exception {
    var edits = List.of(edit("pom.xml"), edit("missing/pom.xml"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RepositoryChange(home).add(work, List.of(Path.of("app")), edits));

    assertThat(home.resolve("app")).doesNotExist();
    assertThat(home.resolve("pom.xml")).hasContent("old");
    assertThat(work.resolve("app/file")).hasContent("new");
  }

  @Test
  void an_edit_is_undone_when_a_later_one_fails() throws Exception {
    Files.writeString(Files.createDirectory(home.resolve("other")).resolve("file"), "own");
    var edits = List.of(edit("pom.xml"), edit("other"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new RepositoryChange(home).add(work, List.of(Path.of("app")), edits));

    assertThat(home.resolve("pom.xml")).hasContent("old");
    assertThat(home.resolve("other/file")).hasContent("own");
    assertThat(home).isDirectoryNotContaining("glob:**/app");
  }

  @Test
  void nothing_is_moved_when_the_new_texts_cannot_be_stored() throws Exception {
    var missing = folder.resolve("missing");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new RepositoryChange(home)
                    .remove(missing, List.of(Path.of("pom.xml")), List.of(edit("pom.xml"))));

    assertThat(home.resolve("pom.xml")).hasContent("old");
  }

  @Test
  void a_removal_edits_files_first_so_that_a_killed_one_can_be_repeated() throws Exception {
    var removal = Files.createDirectory(folder.resolve("removal"));
    Files.writeString(Files.createDirectory(home.resolve("real")).resolve("file"), "old");
    Files.createSymbolicLink(home.resolve("link"), Path.of("real"));
    // The second edit replaces the link with a file, so the first one cannot be undone.
    var edits = List.of(edit("link/file"), edit("link"));
    var change = new RepositoryChange(home);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> change.remove(removal, List.of(Path.of("missing")), edits));

    assertThat(home.resolve("real/file")).hasContent("changed");
  }

  @Test
  void a_removal_that_fails_leaves_no_working_folder() throws Exception {
    var removal = Files.createDirectory(folder.resolve("removal"));
    Files.writeString(Files.createDirectory(home.resolve("app")).resolve("file"), "own");
    var edits = List.of(edit("pom.xml"), edit("missing/pom.xml"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> new RepositoryChange(home).remove(removal, List.of(Path.of("app")), edits));

    assertThat(home.resolve("app/file")).hasContent("own");
    assertThat(home.resolve("pom.xml")).hasContent("old");
    assertThat(removal).doesNotExist();
  }

  @Test
  void the_old_text_of_an_edit_that_cannot_be_undone_stays_in_the_working_folder()
      throws Exception {
    var removal = Files.createDirectory(folder.resolve("removal"));
    Files.writeString(home.resolve("app"), "own");
    Files.writeString(Files.createDirectory(home.resolve("real")).resolve("file"), "old");
    Files.createSymbolicLink(home.resolve("link"), Path.of("real"));
    // The second edit replaces the link with a file. After that, link/file cannot be restored.
    var edits = List.of(edit("link/file"), edit("link"), edit("missing/pom.xml"));
    var change = new RepositoryChange(home);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> change.remove(removal, List.of(Path.of("app")), edits))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

    assertThat(home.resolve("app")).hasContent("own");
    assertThat(home.resolve("real/file")).hasContent("changed");
    assertThat(change.isWorkFolderNeeded()).isTrue();
    assertThat(removal).isDirectoryRecursivelyContaining("glob:**/0-before");
  }

  @Test
  void a_link_that_leads_nowhere_is_not_replaced_either() throws Exception {
    var link = Files.createSymbolicLink(home.resolve("app"), Path.of("nowhere"));

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> new RepositoryChange(home).add(work, List.of(Path.of("app")), List.of()));

    assertThat(link).isSymbolicLink();
  }

  @Test
  void what_exists_is_never_replaced() throws Exception {
    Files.writeString(Files.createDirectory(home.resolve("app")).resolve("file"), "own");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> new RepositoryChange(home).add(work, List.of(Path.of("app")), List.of()));

    assertThat(home.resolve("app/file")).hasContent("own");
  }

  private static FileEdit edit(String file) {
    return new FileEdit(Path.of(file), "old", "changed");
  }
}
