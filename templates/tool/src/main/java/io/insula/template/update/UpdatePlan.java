package io.insula.template.update;

import io.insula.template.repository.TemplateRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of an update of a service, before it is written.
 *
 * @param before the origin of the service before the update
 * @param after the origin of the service after the update
 * @param head the commit of the service that is checked out
 * @param tree the tree after the update, with the markers of conflicts in its files
 * @param changes the differences between the commit and the tree
 * @param conflicts the entries of git's index for each path that needs a decision of the owner
 * @param notes what else the owner should know, each in one line
 * @param migrations the names of the migrations that run
 */
record UpdatePlan(
    TemplateRecord before,
    TemplateRecord after,
    String head,
    String tree,
    List<FileDifference> changes,
    Map<String, List<MergedTree.Entry>> conflicts,
    List<String> notes,
    List<String> migrations) {
  /** The beginning of the names of the branches of updates. */
  static final String BRANCHES = "template-update-";

  /** Returns the name for a branch of this update. */
  String branch() {
    return BRANCHES + after.version();
  }

  /** Returns a description for the owner, one fact a line. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("From the template %s to %s:".formatted(shortName(before), shortName(after)));
    changes.stream()
        .filter(change -> !conflicts.containsKey(change.path()))
        .map(change -> "  " + change)
        .forEach(lines::add);
    migrations.forEach(name -> lines.add("  migration " + name));
    notes.forEach(note -> lines.add("  " + note));
    conflicts.keySet().forEach(path -> lines.add("  CONFLICT  " + path));
    return List.copyOf(lines);
  }

  /** Returns the version and the commit of a template, for instance {@code 1.4.0 (9f8e7d6c5)}. */
  static String shortName(TemplateRecord template) {
    return template.version() + " (" + template.commit().substring(0, 9) + ")";
  }
}
