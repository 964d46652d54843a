package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetReaderTest {
  @TempDir private Path folder;

  @Test
  void files_in_a_jar_are_read_like_those_in_a_folder() throws IOException {
    var jar = folder.resolve("console.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      add(zip, "console/main.js", "start()");
      add(zip, "console/ui/table.css", "table {}");
      add(zip, "console/vendor/preact/LICENSE", "MIT");
      add(zip, "elsewhere/other.js", "other()");
    }

    assertThat(AssetReader.in(jar).stream().map(Asset::path))
        .containsExactly("main.js", "ui/table.css");
    assertThat(AssetReader.in(jar).getFirst().content()).isEqualTo("start()".getBytes(UTF_8));
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
