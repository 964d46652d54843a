package io.insula.projects;

import io.insula.api.InputChecks;
import java.util.List;

/**
 * What to change about the tags of a project. White space around tags is dropped.
 *
 * @param add tags that it shall have, at most {@value Projects#MAX_TAGS}, each once
 * @param remove tags that it shall not have, at most {@value Projects#MAX_TAGS}, each once and none
 *     of those to add
 */
public record TagChange(List<String> add, List<String> remove) {
  /**
   * @throws io.insula.api.InvalidInputException if something is out of bounds
   */
  public TagChange {
    add = add.stream().map(String::strip).toList();
    remove = remove.stream().map(String::strip).toList();
    var checks =
        new InputChecks()
            .texts("add", add, Projects.MAX_TAGS, Projects.TAG)
            .texts("remove", remove, Projects.MAX_TAGS, Projects.TAG);
    for (int i = 0; i < remove.size(); i++) {
      checks.that(!add.contains(remove.get(i)), "remove[" + i + "]", "is to be added as well");
    }
    checks.done();
  }
}
