package io.insula.template.update;

import io.insula.template.Refusal;
import io.insula.template.service.TemplateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository of a template, with its history. */
final class TemplateRepository {
  private final Path folder;
  private final GitProcess git;
  private final Generator generator;

  /**
   * @throws Refusal if the folder is no repository of git
   */
  TemplateRepository(Path folder, Generator generator) throws IOException, InterruptedException {
    this.folder = folder;
    this.generator = generator;
    git = GitProcess.in(folder);
    if (!Files.isDirectory(folder) || git.run("", "rev-parse", "HEAD").status() != 0) {
      throw new Refusal(folder + " is not the repository of a template: it has no commits of git");
    }
  }

  /** Returns the present commit. */
  String presentCommit() throws IOException, InterruptedException {
    return git.call("rev-parse", "HEAD");
  }

  /** Returns whether there are changes that are in no commit, and so in no service. */
  boolean hasUncommittedChanges() throws IOException, InterruptedException {
    return !git.call("status", "--porcelain").isEmpty();
  }

  /**
   * Checks that a service can be updated from its commit to the present one.
   *
   * @throws Refusal if the history lacks the commit, or if the present commit is an older one
   */
  void requireDescentFrom(String commit) throws IOException, InterruptedException {
    if (git.run("", "cat-file", "-e", commit + "^{commit}").status() != 0) {
      throw new Refusal(
          folder
              + " does not have the commit "
              + commit
              + " of which this service is made; fetch the whole history of the template");
    }
    if (git.run("", "merge-base", "--is-ancestor", commit, "HEAD").status() != 0) {
      throw new Refusal(
          folder
              + " is at a commit that does not contain the commit "
              + commit
              + " of which this service is made; check out a newer one");
    }
  }

  /**
   * Makes a service as it was at a commit.
   *
   * @param work a folder for temporary files
   * @return the new folder of the service
   */
  Path generate(TemplateRecord service, Path work) throws IOException, InterruptedException {
    var target = work.resolve("service-" + service.commit());
    generator.generate(files(service.commit(), work), service, target);
    return target;
  }

  /** Returns a folder with the files of a commit. */
  Path files(String commit, Path work) throws IOException, InterruptedException {
    var files = work.resolve("template-" + commit);
    if (!Files.exists(files)) {
      new Trees(git, work).write(commit, files);
    }
    return files;
  }
}
