package io.insula.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
  @TempDir Path folder;

  @Test
  void the_files_are_those_that_a_commit_would_contain() throws Exception {
    var git = new Git(folder);
    git.call("init", "--quiet");
    Files.writeString(folder.resolve(".gitignore"), "target/\n");
    Files.createDirectories(folder.resolve("a/target"));
    Files.writeString(folder.resolve("a/target/built"), "");
    Files.writeString(folder.resolve("a/é file"), "");
    Files.writeString(folder.resolve("a/deleted"), "");
    git.call("add", ".");
    Files.delete(folder.resolve("a/deleted"));
    Files.writeString(folder.resolve("a/new"), "");

    assertThat(git.files("a")).containsExactly(Path.of("a/new"), Path.of("a/é file"));
  }

  @Test
  void changes_are_listed_until_they_are_committed() throws Exception {
    var git = new Git(folder);
    git.call("init", "--quiet");
    Files.writeString(folder.resolve("file"), "");

    assertThat(git.changes()).containsExactly("?? file");
    assertThat(git.changes("elsewhere")).isEmpty();
  }

  @Test
  void the_error_of_git_is_passed_on() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new Git(folder).call("status"))
        .withMessageContaining("not a git repository");
  }
}
