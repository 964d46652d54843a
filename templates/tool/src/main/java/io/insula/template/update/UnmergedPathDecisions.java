package io.insula.template.update;

import io.insula.template.repository.TemplateRecord;
import io.insula.template.update.MergedTree.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides about the paths that git could not merge during an update:
 *
 * <ul>
 *   <li>A file that one side deleted and the other side changed stays as the owner has it.
 *   <li>A file that the owner deleted and the template renamed is added under the new name.
 *   <li>Every other path is a conflict.
 * </ul>
 */
final class UnmergedPathDecisions {
  private static final Set<Integer> DELETED_BY_TEMPLATE = Set.of(1, 2);
  private static final Set<Integer> DELETED_BY_OWNER = Set.of(1, 3);

  private final SortedMap<String, List<Entry>> conflicts = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param base the files of the common ancestor
   */
  UnmergedPathDecisions(MergedTree merged, Set<String> base) {
    for (var path : merged.entries().keySet()) {
      // The update writes the record itself.
      if (!path.equals(TemplateRecord.FILE)) {
        decide(path, merged, base.contains(path));
      }
    }
  }

  private void decide(String path, MergedTree merged, boolean isInBase) {
    var stages = merged.stages(path);
    if (stages.equals(DELETED_BY_TEMPLATE)) {
      notes.add("kept      " + path + " (you changed it, and the template no longer has it)");
    } else if (stages.equals(DELETED_BY_OWNER) && isInBase) {
      notes.add("left out  " + path + " (you deleted it, and the template changed it)");
      leftOut.add(path);
    } else if (stages.equals(DELETED_BY_OWNER)) {
      notes.add("brought   " + path + " (the template renamed a file that you deleted)");
    } else {
      conflicts.put(path, merged.entries().get(path));
    }
  }

  /**
   * Returns git's index entries for each path with a conflict.
   *
   * @param changes the changes after the merge; a rename moves the conflict to the new path
   */
  Map<String, List<Entry>> conflictsAfter(List<FileDifference> changes) {
    var moved = new TreeMap<>(conflicts);
    for (var change : changes) {
      var entries = change.kind() == 'R' ? moved.remove(change.from()) : null;
      if (entries != null) {
        moved.put(change.path(), entries.stream().map(entry -> entry.at(change.path())).toList());
      }
    }
    return moved;
  }

  /** Returns what the owner should know, each in one line. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Returns the paths of the merged tree that the service does not get, because the owner deleted
   * them.
   */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
