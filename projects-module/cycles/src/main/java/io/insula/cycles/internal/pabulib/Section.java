package io.insula.cycles.internal.pabulib;

import java.util.Arrays;
import java.util.Optional;

/** The three sections of a file in Pabulib's format, in their order. */
enum Section {
  META,
  PROJECTS,
  VOTES;

  /** Returns the section whose name is the only text in a row; empty for every other row. */
  static Optional<Section> beginningAt(Row row) {
    return Arrays.stream(values())
        .filter(each -> row.isEmptyBehind(0) && each.name().equalsIgnoreCase(row.cell(0)))
        .findFirst();
  }
}
