package io.insula.analytics.internal.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Labels in front of domains, in groups such as {@code mail-site}, from a built-in table. */
final class HostLabels {
  /** The file with the table. */
  static final String TABLE = "host-labels.tsv";

  private static final Pattern NUMBER = Pattern.compile("-?\\d+$");

  private final Map<String, Set<String>> groups = new HashMap<>();

  HostLabels() {
    for (var line : BuiltInTableReader.lines(TABLE)) {
      var cells = line.split("\t", -1);
      var group = groups.computeIfAbsent(cells[0], _ -> new HashSet<>());
      for (var label : cells[1].split(",")) {
        group.add(label.strip());
      }
    }
  }

  /** Returns the labels of a group; empty if there is no such group. */
  Set<String> of(String group) {
    return groups.getOrDefault(group, Set.of());
  }

  boolean has(String group, String label) {
    return of(group).contains(label);
  }

  /**
   * Returns a label without the number at its end: {@code mail} for {@code mail2} and {@code
   * mail-2}. The number only distinguishes servers of the same kind.
   */
  static String withoutNumber(String label) {
    return label.isEmpty() || !Character.isDigit(label.charAt(label.length() - 1))
        ? label
        : NUMBER.matcher(label).replaceFirst("");
  }
}
