package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListTest {
  private final FileList list =
      FileList.of("# A comment\n\na/**\n!a/{no,never}/**\na/no/yes.txt\nb.txt\n");

  @TempDir Path folder;

  @Test
  void the_last_line_that_matches_decides() {
    assertThat(list.has(Path.of("a/x/y.txt"))).isTrue();
    assertThat(list.has(Path.of("a/never/y.txt"))).isFalse();
    assertThat(list.has(Path.of("a/no/yes.txt"))).isTrue();
    assertThat(list.has(Path.of("c.txt"))).isFalse();
  }

  @Test
  void the_files_of_a_folder_and_the_lines_without_files_are_listed() throws Exception {
    Files.createDirectories(folder.resolve("a/no"));
    Files.writeString(folder.resolve("a/one.txt"), "");
    Files.writeString(folder.resolve("a/no/two.txt"), "");
    Files.writeString(folder.resolve("c.txt"), "");

    assertThat(list.filesOf(folder)).containsExactly(Path.of("a/one.txt"));
    assertThat(list.idleLines(folder)).containsExactly("a/no/yes.txt", "b.txt");
  }
}
