package io.insula.projects;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import java.util.List;

/**
 * A change of the tags of a project. Tags get their {@linkplain TextRule#normal normal form}. No
 * tag can be in both lists.
 *
 * @param add at most {@value Projects#MAX_TAGS} different tags
 * @param remove at most {@value Projects#MAX_TAGS} different tags
 */
public record TagChange(List<String> add, List<String> remove) {
  /**
   * @throws io.insula.api.InvalidInputException if a value is out of its bounds
   */
  public TagChange {
    add = add.stream().map(TextRule::normal).toList();
    remove = remove.stream().map(TextRule::normal).toList();
    var checks =
        new InputChecks()
            .texts("add", add, Projects.MAX_TAGS, Projects.TAG)
            .texts("remove", remove, Projects.MAX_TAGS, Projects.TAG);
    var added = add.stream().map(TextRule::keyOf).toList();
    for (int i = 0; i < remove.size(); i++) {
      var isAdded = added.contains(TextRule.keyOf(remove.get(i)));
      checks.that(!isAdded, "remove[" + i + "]", "must not be in add as well");
    }
    checks.done();
  }
}
