package io.insula.reporting.internal.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ProcessFolderTest {
  private static final Clock NOW = Clock.systemUTC();
  private static final Clock LATER = Clock.offset(NOW, Duration.ofMinutes(5));

  @TempDir Path parent;

  @Test
  void the_folder_of_a_killed_process_is_deleted_and_that_of_a_running_one_is_kept()
      throws Exception {
    var process = other();
    try {
      var folder = Path.of(firstLineOf(process));
      Files.writeString(folder.resolve("report.xlsx"), "half of it");

      ProcessFolder.deleteAbandoned(parent, LATER);
      assertThat(folder).isDirectory();

      process.destroyForcibly().waitFor();
      ProcessFolder.deleteAbandoned(parent, NOW);
      assertThat(folder).as("The folder may have been made just now").isDirectory();

      ProcessFolder.deleteAbandoned(parent, LATER);
      assertThat(folder).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            parent.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLineOf(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  @Test
  void a_process_does_not_delete_its_own_folder() throws IOException {
    try (var folder = ProcessFolder.create(parent)) {
      ProcessFolder.deleteAbandoned(parent, LATER);

      assertThat(folder.isThere()).isTrue();
      assertThat(Files.getPosixFilePermissions(folder.path())).hasSize(3);
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void two_servers_in_one_process_can_delete_the_same_abandoned_folder() throws IOException {
    var folder = Files.createDirectory(parent.resolve("insula-reports-1-1-x"));
    try (var lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      assertThat(lock.tryLock()).isNotNull();

      ProcessFolder.deleteAbandoned(parent, LATER);

      assertThat(folder).isDirectory();
    }
  }

  @Test
  void a_folder_that_another_program_deleted_is_made_again() throws IOException {
    var folders = new WorkFolders(parent, NOW);
    try (var first = folders.open()) {
      FolderDeletion.delete(first.path().getParent());
    }

    try (var second = folders.open()) {
      assertThat(second.path()).isDirectory();
    }
    folders.close();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void other_files_in_the_temporary_folder_are_not_deleted() throws IOException {
    var other = Files.createDirectory(parent.resolve("reports-of-somebody"));
    var folder = Files.createDirectory(parent.resolve("insula-reports-1-1-x"));

    ProcessFolder.deleteAbandoned(parent, LATER.withZone(ZoneOffset.UTC));

    assertThat(other).isDirectory();
    assertThat(folder).doesNotExist();
  }

  /** The main class of another process, which holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (var folder = ProcessFolder.create(Path.of(arguments[0]))) {
        System.out.println(folder.path());
        var _ = System.in.read();
      }
    }
  }
}
