package io.insula.reporting.internal.workbook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives sheets valid and unique names. */
final class SheetNameFactory {
  static final int MAX_LENGTH = 31;
  private static final String FORBIDDEN = "[\\[\\]:*?/\\\\\\p{Cntrl}\\uFFFE\\uFFFF]";

  private final Set<String> taken = new HashSet<>();

  /** Returns a unique name that is similar to the requested name. */
  String take(String wanted) {
    var name = clean(wanted);
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = numbered(clean(wanted), i);
    }
    return name;
  }

  private static String numbered(String name, int number) {
    var suffix = " (" + number + ")";
    return shortened(name, MAX_LENGTH - suffix.length()) + suffix;
  }

  private static String clean(String wanted) {
    var name = CellTextCleaner.of(wanted).replaceAll(FORBIDDEN, " ").strip();
    name = name.replaceAll("^'+|'+$", "").strip();
    // Office programs reserve this name.
    if (name.isEmpty() || name.equalsIgnoreCase("history")) {
      name = ("Sheet " + name).strip();
    }
    return shortened(name, MAX_LENGTH);
  }

  private static String shortened(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    var end = length - 1;
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end).strip() + "…";
  }
}
