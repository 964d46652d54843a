package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileEditTest {
  @Test
  void the_changed_lines_are_those_that_differ() {
    assertThat(edit("a\nc\n", "a\nb\nc\nd\n").lines()).containsExactly("+b", "+d");
    assertThat(edit("a\nb\nc\n", "a\nc\n").lines()).containsExactly("-b");
    assertThat(edit("a\n", "a\n").lines()).isEmpty();
  }

  private static FileEdit edit(String before, String after) {
    return new FileEdit(Path.of("pom.xml"), before, after);
  }
}
