package io.insula.cycles.internal.voters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
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

  @Test
  void a_server_does_not_start_if_it_could_accept_no_ballots() throws Exception {
    var absent = folder.resolve("absent/ballot.key").toString();

    assertRefused("", absent, "INSULA_BALLOT_KEY is not set, and " + absent + " cannot be read");
    assertRefused("too short", absent, "INSULA_BALLOT_KEY must have at least 32 characters");
    assertRefused("", folder.toString(), folder + " cannot be read");
    var shortFile =
        Files.writeString(folder.resolve("short.key"), "a".repeat(31) + "\n").toString();
    assertRefused(
        "", shortFile, "The secret in " + shortFile + " must have at least 32 characters");
  }

  @Test
  void a_server_starts_with_a_key_or_with_a_key_file_that_exists_or_can_be_created()
      throws Exception {
    var absent = folder.resolve("absent/ballot.key").toString();
    var missing = folder.resolve("ballot.key");

    start("a key for tests that is long enough to be taken", absent);
    start("", missing.toString());
    assertThat(missing).doesNotExist();
    start("", Files.writeString(folder.resolve("there.key"), "a".repeat(32)).toString());
  }

  private static void assertRefused(String key, String file, String message) {
    assertThatThrownBy(() -> start(key, file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(message);
  }

  private static void start(String key, String file) {
    new BallotKey(Jdbi.create("jdbc:none"), null, key, file).requireUsable();
  }
}
