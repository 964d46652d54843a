package io.insula.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTest {
  @TempDir Path parent;

  @Test
  void only_folders_with_a_prefix_and_a_number_are_named() throws IOException {
    var made = Files.createTempDirectory(parent, "new-");
    Files.createDirectory(parent.resolve("new-notes"));
    Files.createDirectory(parent.resolve("old-17"));

    assertThat(report(parent))
        .isEqualTo(
            """
            Another command made the folder %s. If no other command is running and you need none of \
            its files, you can delete it.
            """
                .formatted(made));
  }

  @Test
  void a_missing_parent_has_no_folders() {
    assertThat(report(parent.resolve("missing"))).isEmpty();
  }

  @Test
  void a_parent_that_cannot_be_listed_is_reported_and_is_no_failure() throws IOException {
    var file = Files.createFile(parent.resolve("file"));

    assertThat(report(file))
        .startsWith("Folders of interrupted commands were not looked for: ")
        .contains("NotDirectoryException: " + file);
  }

  private static String report(Path parent) {
    var output = new ByteArrayOutputStream();
    LeftFolders.report(parent, Set.of("new-", "remove-"), new PrintStream(output, true, UTF_8));
    return output.toString(UTF_8);
  }
}
