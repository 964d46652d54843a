package io.insula.cycles.internal.pabulib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects warnings about a file. Equal warnings become one. A warning of {@link #count} has the
 * number of occurrences and the first line.
 */
final class Warnings {
  private final Set<String> single = new LinkedHashSet<>();
  private final Map<String, Often> often = new LinkedHashMap<>();

  /** The count of a repeated warning and the line of its first occurrence. */
  private static final class Often {
    private final int firstLine;
    private long count;

    Often(int firstLine) {
      this.firstLine = firstLine;
    }
  }

  void add(String warning) {
    single.add(warning);
  }

  /** Adds a warning that can occur in many lines of the file. */
  void count(String what, int line) {
    often.computeIfAbsent(what, absent -> new Often(line)).count++;
  }

  List<String> all() {
    var all = new ArrayList<>(single);
    often.forEach(
        (what, each) ->
            all.add(
                what + ": " + each.count + " in total, the first in line " + each.firstLine + "."));
    return all;
  }
}
