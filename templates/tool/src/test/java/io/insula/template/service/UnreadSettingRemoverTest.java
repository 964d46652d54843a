package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadSettingRemoverTest {
  @Test
  void a_section_goes_only_if_no_setting_is_left_in_any_of_its_tables(@TempDir Path tree)
      throws Exception {
    var source = Files.createDirectories(tree.resolve("app/src/main/java")).resolve("A.java");
    Files.writeString(source, "// INSULA_READ");
    var page = Files.createDirectory(tree.resolve("docs")).resolve("configuration.md");
    var mixed = "## Mixed\n\n" + table("INSULA_READ") + "More:\n\n" + table("INSULA_UNREAD");
    var unread = "## Unread\n\n" + table("INSULA_UNREAD") + "More:\n\n" + table("INSULA_UNREAD");
    Files.writeString(page, mixed + unread + "## End\n");

    UnreadSettingRemover.in(tree);

    assertThat(page)
        .content()
        .isEqualTo(mixed.replace("| `INSULA_UNREAD` | | a |\n", "") + "## End\n");
  }

  private static String table(String variable) {
    return "| variable | property | meaning |\n|---|---|---|\n| `" + variable + "` | | a |\n\n";
  }
}
