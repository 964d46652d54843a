package io.insula.template.update;

import io.insula.template.repository.GitProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A git repository whose files a test changes. */
record TestGitRepository(Path path) {
  static TestGitRepository create(Path path) throws IOException, InterruptedException {
    Files.createDirectories(path);
    var folder = new TestGitRepository(path);
    folder.git("init", "--quiet", "--initial-branch=main");
    return folder;
  }

  TestGitRepository write(String name, String text) throws IOException {
    var file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  TestGitRepository replace(String name, String from, String to) throws IOException {
    return write(name, read(name).replace(from, to));
  }

  TestGitRepository delete(String name) throws IOException {
    Files.delete(path.resolve(name));
    return this;
  }

  TestGitRepository move(String from, String to) throws IOException {
    var target = path.resolve(to);
    Files.createDirectories(target.getParent());
    Files.move(path.resolve(from), target);
    return this;
  }

  String read(String name) throws IOException {
    return Files.readString(path.resolve(name));
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  /** Commits everything, and returns the commit. */
  String commit() throws IOException, InterruptedException {
    git("add", "--all");
    git("commit", "--quiet", "--message", "A step");
    return git("rev-parse", "HEAD");
  }

  /** Returns the files that git neither tracks nor ignores, one a line. */
  String untrackedFiles() throws IOException, InterruptedException {
    return git("ls-files", "--others", "--exclude-standard");
  }

  String git(String... arguments) throws IOException, InterruptedException {
    return GitProcess.in(path).asNobody().call(arguments);
  }
}
