package io.insula.template.service;

import io.insula.template.Git;
import io.insula.template.naming.Renames;
import io.insula.template.naming.RenamingFileCopier;
import java.io.IOException;
import java.nio.file.Path;

/** Copies of this repository for tests. */
final class TemplateCopy {
  private static final Path REAL = Path.of("..", "..");

  private TemplateCopy() {}

  /** Copies all files of this repository, and commits them to a new one. */
  static Path in(Path folder) throws IOException, InterruptedException {
    new RenamingFileCopier(REAL, Renames.builder().build()).copy(new Git(REAL).files("."), folder);
    var git = new Git(folder);
    git.call("init", "--quiet");
    commit(folder, "Copy");
    return folder;
  }

  /** Commits everything in a repository. */
  static void commit(Path folder, String message) throws IOException, InterruptedException {
    var git = new Git(folder);
    git.call("add", "--all");
    git.call("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", message);
  }
}
