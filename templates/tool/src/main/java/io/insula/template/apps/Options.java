package io.insula.template.apps;

import io.insula.template.CommandRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The arguments of a command: a name, and options without values.
 *
 * @param name the name, which is not checked and can be empty
 */
record Options(String name, Set<String> given) {
  /**
   * @throws CommandRefusedException if the number of names is not one, or if an option is unknown
   */
  static Options parse(List<String> arguments, String usage, String... known) {
    var names = new ArrayList<String>();
    var options = new LinkedHashSet<String>();
    for (var argument : arguments) {
      if (!argument.startsWith("--")) {
        names.add(argument);
      } else if (List.of(known).contains(argument)) {
        options.add(argument);
      } else {
        throw new CommandRefusedException("there is no option " + argument + "; usage: " + usage);
      }
    }
    if (names.size() != 1) {
      throw new CommandRefusedException("one name is needed; usage: " + usage);
    }
    return new Options(names.getFirst(), options);
  }

  boolean has(String option) {
    return given.contains(option);
  }
}
