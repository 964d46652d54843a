package io.insula.template.apps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of an existing file.
 *
 * @param file relative to the repository
 */
record FileEdit(Path file, String before, String after) {
  /** Returns the lines that differ, each after a plus or a minus sign. */
  List<String> lines() {
    var old = before.lines().toList();
    var now = after.lines().toList();
    var lines = new ArrayList<String>();
    var from = 0;
    var to = 0;
    while (from < old.size() || to < now.size()) {
      if (from < old.size() && to < now.size() && old.get(from).equals(now.get(to))) {
        from++;
        to++;
      } else if (now.size() - to > old.size() - from) {
        lines.add("+" + now.get(to++));
      } else {
        lines.add("-" + old.get(from++));
      }
    }
    return lines;
  }
}
