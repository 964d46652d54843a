package io.insula.template.naming;

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

class RenamingFileCopierTest {
  @TempDir Path folder;

  private Path source;
  private Path target;
  private RenamingFileCopier tree;

  @BeforeEach
  void make_the_folders() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    target = folder.resolve("target");
    tree = new RenamingFileCopier(source, Renames.builder().word("sample", "inventory").build());
  }

  @Test
  void texts_are_renamed_and_keep_their_permissions() throws Exception {
    var file = write("sample/run.sh", "echo Sample é\n".getBytes("UTF-8"));
    assertThat(source.resolve(file).toFile().setExecutable(true)).isTrue();

    assertThat(tree.copy(List.of(file), target)).containsExactly(Path.of("inventory/run.sh"));

    var copied = target.resolve("inventory/run.sh");
    assertThat(copied).hasContent("echo Inventory é\n").isExecutable();
  }

  @Test
  void other_files_are_copied_byte_by_byte() throws Exception {
    var withZero = "sample\0".getBytes("UTF-8");
    var notUtf8 = "sample é".getBytes("ISO-8859-1");

    tree.copy(List.of(write("sample.bin", withZero), write("old-sample", notUtf8)), target);

    assertThat(target.resolve("inventory.bin")).hasBinaryContent(withZero);
    assertThat(target.resolve("old-inventory")).hasBinaryContent(notUtf8);
  }

  @Test
  void links_lead_to_the_renamed_files() throws Exception {
    Files.createSymbolicLink(source.resolve("link"), Path.of("sample/run.sh"));

    tree.copy(List.of(Path.of("link")), target);

    assertThat(Files.readSymbolicLink(target.resolve("link")))
        .isEqualTo(Path.of("inventory/run.sh"));
  }

  @Test
  void two_files_with_the_same_new_name_are_refused() throws Exception {
    var files = List.of(write("sample", new byte[] {'a'}), write("inventory", new byte[] {'b'}));

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> tree.copy(files, target));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    var file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return Path.of(name);
  }
}
