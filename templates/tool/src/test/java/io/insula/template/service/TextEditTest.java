package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEditTest {
  @TempDir Path tree;

  @Test
  void a_key_of_YAML_is_removed_with_its_comment_and_its_value() throws Exception {
    var yaml =
        """
        jobs:
          one:
            steps: [a]

          # About two.
          two:
            steps:
              - b
          # About three.
          three: c
        """;

    assertThat(edited(yaml, TextEdit.withoutKey("file", 2, "two")))
        .isEqualTo(
            """
            jobs:
              one:
                steps: [a]

              # About three.
              three: c
            """);
  }

  @Test
  void lines_matches_and_texts_are_taken_out_or_replaced() throws Exception {
    assertThat(edited("a\nb\nc\n", TextEdit.withoutLines("file", "^b$"))).isEqualTo("a\nc\n");
    assertThat(edited("a\nb\nc\n", TextEdit.withoutMatch("file", "b\nc"))).isEqualTo("a\n\n");
    assertThat(edited("a\nb\n", TextEdit.replace("file", "b", "d"))).isEqualTo("a\nd\n");
  }

  @Test
  void an_edit_without_effect_fails() {
    assertThatThrownBy(() -> edited("a\n", TextEdit.replace("file", "b", "d")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("file");
  }

  private String edited(String text, TextEdit edit) throws Exception {
    var file = tree.resolve("file");
    Files.writeString(file, text);
    edit.in(tree);
    return Files.readString(file);
  }
}
