package io.insula.template.update;

import io.insula.template.repository.GitProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One file that differs between two trees.
 *
 * @param kind git's letter: A for added, D for deleted, R for renamed, C for copied; others for
 *     changed
 * @param from the path in the first tree; for an added file, equal to {@code path}
 * @param path the path in the second tree; for a deleted file, equal to {@code from}
 */
record FileDifference(char kind, String from, String path) {
  /** Returns the differences from one tree to another, sorted by path. */
  static List<FileDifference> between(GitProcess git, String one, String other)
      throws IOException, InterruptedException {
    var fields =
        git.call("diff-tree", "-r", "-z", "--name-status", "--find-renames", one, other)
            .split("\0", -1);
    var changes = new ArrayList<FileDifference>();
    for (var at = 0; at + 1 < fields.length; ) {
      var kind = fields[at].charAt(0);
      var from = fields[at + 1];
      var hasTwoPaths = kind == 'R' || kind == 'C';
      changes.add(new FileDifference(kind, from, hasTwoPaths ? fields[at + 2] : from));
      at += hasTwoPaths ? 3 : 2;
    }
    return List.copyOf(changes);
  }

  /** Returns whether the second tree has a path that the first does not have. */
  boolean isNewPath() {
    return kind == 'A' || kind == 'R' || kind == 'C';
  }

  @Override
  public String toString() {
    return switch (kind) {
      case 'A' -> "new       " + path;
      case 'D' -> "deleted   " + path;
      case 'R' -> "renamed   " + from + " -> " + path;
      default -> "changed   " + path;
    };
  }
}
