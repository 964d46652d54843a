package io.insula.reporting.internal.files;

import java.util.Locale;

/** The kinds of files. A report has one file of each kind. */
enum FileKind {
  WORKBOOK,
  /** A zip with a CSV file for each sheet. */
  CSV;

  /** Returns the name in the database. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
