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
  void a_secret_is_made_once_and_its_owner_alone_may_read_it() throws Exception {
    var file = folder.resolve("ballot.key");

    var secret = new BallotKeyFile(file).read();

    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(new BallotKeyFile(file).read()).isEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void processes_that_make_it_at_once_read_the_same() throws Exception {
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
  void where_it_cannot_be_written_there_is_no_secret() {
    assertThatThrownBy(() -> new BallotKeyFile(folder.resolve("absent/ballot.key")).read())
        .isInstanceOf(IOException.class);
  }
}
