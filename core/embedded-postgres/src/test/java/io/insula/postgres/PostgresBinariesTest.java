package io.insula.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  private static final int THREADS = 4;

  @TempDir Path cache;

  @Test
  void threads_that_need_the_programs_at_once_on_a_new_machine_all_get_them() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unpacked =
          IntStream.range(0, THREADS)
              .mapToObj(_ -> threads.submit(() -> PostgresBinaries.unpackedIn(cache)))
              .toList();
      for (var each : unpacked) {
        assertThat(Files.isExecutable(each.get().resolve("bin/postgres"))).isTrue();
      }
    }
  }
}
