package io.insula.template.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateGitRepositoryTest {
  @TempDir Path folder;

  @Test
  void the_first_commit_also_has_the_files_that_git_ignores_for_this_user() throws Exception {
    Files.writeString(folder.resolve(".gitignore"), "build/\n");
    Files.writeString(Files.createDirectory(folder.resolve("build")).resolve("common.sh"), "");

    TemplateGitRepository.commitNew(folder, "Begin");

    assertThat(new Git(folder).call("ls-tree", "-r", "--name-only", "HEAD").lines())
        .containsExactly(".gitignore", "build/common.sh");
  }
}
