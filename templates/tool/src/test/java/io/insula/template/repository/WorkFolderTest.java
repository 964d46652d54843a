package io.insula.template.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  @TempDir Path folder;

  @Test
  void it_is_deleted_with_its_content_at_the_end() throws Exception {
    try (var work = WorkFolder.createBeside(folder.resolve("billing"), ".billing-")) {
      Files.writeString(Files.createDirectory(work.path().resolve("a")).resolve("file"), "");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void it_is_deleted_when_a_signal_ends_the_process() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(java, "-cp", path, Waiting.class.getName(), folder.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(output.readLine()).isEqualTo("made");
      assertThat(folder).isNotEmptyDirectory();

      // Process.destroy would also close the output.
      process.toHandle().destroy();

      assertThat(output.readLine()).isNull();
      assertThat(process.waitFor()).isNotZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Makes a work folder, and then waits until a signal ends it. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      try (var work = WorkFolder.createBeside(Path.of(arguments[0], "billing"), ".billing-")) {
        Files.writeString(work.path().resolve("file"), "");
        System.out.println("made");
        new CountDownLatch(1).await();
      }
    }
  }
}
