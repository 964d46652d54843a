package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.GitProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The result of a merge of two commits, computed without a change of files.
 *
 * @param tree the merged tree, whose files contain the markers of conflicts
 * @param entries the entries of the index for each path with a conflict
 */
record MergedTree(String tree, Map<String, List<Entry>> entries) {
  /**
   * One side of a conflict, as git's index stores it.
   *
   * @param stage 1 for the common ancestor, 2 for ours, 3 for theirs
   */
  record Entry(String mode, String object, int stage, String path) {
    private static Entry of(String line) {
      var parts = line.split("\t", 2);
      var fields = parts[0].split(" ", -1);
      return new Entry(fields[0], fields[1], Integer.parseInt(fields[2]), parts[1]);
    }

    Entry at(String newPath) {
      return new Entry(mode, object, stage, newPath);
    }

    String indexLine() {
      return "%s %s %d\t%s\0".formatted(mode, object, stage, path);
    }
  }

  /**
   * Merges two commits. The conflict markers show both arguments as names.
   *
   * @param ours a commit or a reference
   * @param theirs the commit or reference to merge into {@code ours}
   */
  static MergedTree of(GitProcess git, String ours, String theirs)
      throws IOException, InterruptedException {
    var answer = git.run("", "merge-tree", "--write-tree", "--no-messages", "-z", ours, theirs);
    if (answer.status() > 1) {
      throw new CommandRefusedException(
          "git merge-tree failed (git 2.38 or later is needed): " + answer.errors().strip());
    }
    var parts = answer.output().split("\0");
    var entries = new TreeMap<String, List<Entry>>();
    for (var line : List.of(parts).subList(1, parts.length)) {
      if (!line.isEmpty()) {
        var entry = Entry.of(line);
        entries.computeIfAbsent(entry.path(), path -> new ArrayList<>()).add(entry);
      }
    }
    return new MergedTree(parts[0], entries);
  }

  /** Returns the stages of the entries with this path; none if the path has no conflict. */
  Set<Integer> stages(String path) {
    var stages = new TreeSet<Integer>();
    entries.getOrDefault(path, List.of()).forEach(entry -> stages.add(entry.stage()));
    return stages;
  }
}
