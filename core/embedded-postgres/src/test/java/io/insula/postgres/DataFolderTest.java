package io.insula.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path path;

  @Test
  void an_empty_password_file_of_a_crashed_process_gets_a_password() throws IOException {
    Files.createFile(path.resolve("postgres-password"));

    try (var folder = DataFolder.take(path)) {
      var password = Files.readString(folder.passwordFile());

      assertThat(password).hasSize(64);
      assertThat(Files.readString(folder.passwordFile())).isEqualTo(password);
      assertThat(Files.getPosixFilePermissions(folder.passwordFile())).hasSize(2);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_on_a_full_disk_is_free_again_after_the_failed_attempt() throws IOException {
    var lock = Files.createSymbolicLink(path.resolve("lock"), Path.of("/dev/full"));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> DataFolder.take(path))
          .isInstanceOf(PostgresException.class)
          .hasMessageContaining("cannot be used");
    }

    Files.delete(lock);
    DataFolder.take(path).close();
  }
}
