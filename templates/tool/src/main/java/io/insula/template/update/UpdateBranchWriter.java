package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.GitProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts the result of an update on a new branch of the service. */
final class UpdateBranchWriter {
  private static final String NO_OBJECT = "0".repeat(40);

  private final Path service;
  private final GitProcess git;

  UpdateBranchWriter(Path service) {
    this.service = service;
    git = GitProcess.in(service);
  }

  /**
   * Creates the branch. Without conflicts, commits the update. With conflicts, commits nothing and
   * leaves conflict markers in the files.
   *
   * @return the name of the branch
   * @throws CommandRefusedException if the update would overwrite untracked files, or git cannot
   *     create the branch; nothing is changed
   * @throws IOException if git fails after it created the branch; the message says how to give up
   *     the update
   */
  String create(UpdatePlan plan) throws IOException, InterruptedException {
    var inTheWay = filesInTheWay(plan);
    if (!inTheWay.isEmpty()) {
      throw new CommandRefusedException(
          "git ignores these files, and the update would overwrite them; move them away first:\n"
              + String.join("\n", inTheWay).indent(2));
    }
    var branch = freeName(plan.branch());
    try {
      write(plan, branch);
    } catch (CommandRefusedException e) {
      if (!exists(branch)) {
        throw e;
      }
      throw new IOException(
          "git failed after it created the branch %s. %s%s\n%s"
              .formatted(branch, lockOfIndex(), giveUp(branch), e.getMessage()),
          e);
    }
    return branch;
  }

  private void write(UpdatePlan plan, String branch) throws IOException, InterruptedException {
    git.call("switch", "--quiet", "--create", branch);
    git.call("read-tree", "-m", "-u", plan.head(), plan.tree());
    if (plan.conflicts().isEmpty()) {
      git.withAuthor().call("commit", "--quiet", "--message", message(plan));
    } else {
      markConflicts(plan);
    }
  }

  /**
   * Returns a sentence with the commands that discard an uncommitted update. They keep the branch
   * if it has commits of its own.
   */
  static String giveUp(String branch) {
    return "To give up: git reset --hard && git switch - && git branch -d " + branch;
  }

  /**
   * Returns sentences about an update that was killed, with the commands that discard it; empty if
   * the present branch is not of an update. The changes and the commits can be of the owner. So the
   * commands move the changes to the stash, and keep the branch if it has commits of its own.
   */
  String ifInterrupted() throws IOException, InterruptedException {
    var branch = git.run("", "branch", "--show-current").output().strip();
    return branch.startsWith(UpdatePlan.BRANCHES)
        ? lockOfIndex()
            + "If an interrupted update made them: git stash --include-untracked && git switch - &&"
            + " git branch -d "
            + branch
        : "";
  }

  /**
   * Returns a sentence about the lock of the index, which a killed git leaves and which makes the
   * next git fail; empty if there is no lock.
   */
  private String lockOfIndex() throws IOException, InterruptedException {
    var lock = service.resolve(git.call("rev-parse", "--git-path", "index.lock"));
    return exists(lock) ? "If no git command is running, first delete " + lock + ".\n" : "";
  }

  /** Returns the message of the commit. */
  static String message(UpdatePlan plan) {
    return "Update from the template, " + UpdatePlan.shortName(plan.after());
  }

  /** Returns the paths at which the update would overwrite a file that git does not track. */
  private List<String> filesInTheWay(UpdatePlan plan) throws IOException, InterruptedException {
    var tracked = Set.of(git.call("ls-files", "-z").split("\0"));
    var inTheWay = new ArrayList<String>();
    for (var change : plan.changes()) {
      if (change.isNewPath() && isInTheWay(change.path(), tracked)) {
        inTheWay.add(change.path());
      }
    }
    return inTheWay;
  }

  private boolean isInTheWay(String path, Set<String> tracked) throws IOException {
    var names = Path.of(path);
    for (var count = 1; count < names.getNameCount(); count++) {
      var parent = names.subpath(0, count);
      if (exists(service.resolve(parent))
          && !Files.isDirectory(service.resolve(parent), LinkOption.NOFOLLOW_LINKS)) {
        return !tracked.contains(nameOf(parent));
      }
    }
    if (!exists(service.resolve(path))) {
      return false;
    }
    // The update may replace a folder by a file if git tracks all files of the folder.
    try (Stream<Path> files = Files.walk(service.resolve(path))) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .anyMatch(file -> !tracked.contains(nameOf(service.relativize(file))));
    }
  }

  /** Returns a path as git writes it. */
  private static String nameOf(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private String freeName(String wanted) throws IOException, InterruptedException {
    var name = wanted;
    for (var number = 2; exists(name); number++) {
      name = wanted + "-" + number;
    }
    return name;
  }

  private boolean exists(String branch) throws IOException, InterruptedException {
    return git.run("", "rev-parse", "--verify", "--quiet", "refs/heads/" + branch).status() == 0;
  }

  /** Enters the conflicts into the index, so that git shows them and refuses a commit. */
  private void markConflicts(UpdatePlan plan) throws IOException, InterruptedException {
    var lines = new StringBuilder();
    for (var conflict : plan.conflicts().entrySet()) {
      lines.append("0 %s\t%s\0".formatted(NO_OBJECT, conflict.getKey()));
      conflict.getValue().forEach(entry -> lines.append(entry.indexLine()));
    }
    git.callWith(lines.toString(), "update-index", "-z", "--index-info");
  }
}
