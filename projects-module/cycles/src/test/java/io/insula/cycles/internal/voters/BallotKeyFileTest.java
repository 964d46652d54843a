package io.insula.cycles.internal.voters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallotKeyFileTest {
  @TempDir Path folder;

  @Test
  void a_secret_is_created_once_and_readable_only_by_its_owner() throws Exception {
    var file = folder.resolve("ballot.key");

    var secret = new BallotKeyFile(file).read();

    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(new BallotKeyFile(file).read()).isEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void processes_that_create_the_file_concurrently_read_the_same_secret() throws Exception {
    var file = folder.resolve("ballot.key");
    Callable<String> reading = () -> new BallotKeyFile(file).read();
    var secrets = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var secret : threads.invokeAll(Collections.nCopies(16, reading))) {
        secrets.add(secret.get());
      }
    }

    assertThat(secrets).hasSize(1);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void if_the_file_cannot_be_written_there_is_no_secret() {
    assertThatThrownBy(() -> new BallotKeyFile(folder.resolve("absent/ballot.key")).read())
        .isInstanceOf(IOException.class);
  }
}
