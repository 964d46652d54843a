package io.insula.template.apps;

import io.insula.template.CommandRefusedException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The name of an app. The name is also a Java package, a PostgreSQL schema, and the first part of
 * the app's routes.
 */
record AppName(String text) {
  /**
   * The maximum length of a name. PostgreSQL allows 63 bytes, and some names in the database
   * contain the name of the app.
   */
  static final int MAX_LENGTH = 30;

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** Words that Java reserves only in some places. */
  private static final Set<String> RESTRICTED =
      Set.of("permits", "record", "sealed", "var", "yield");

  /**
   * The words that PostgreSQL reserves. A schema with one of these names would need quotation
   * marks.
   */
  private static final Set<String> RESERVED_IN_SQL =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization binary both case cast"
                  + " check collate collation column concurrently constraint create cross default"
                  + " deferrable desc distinct do else end except false fetch for foreign freeze"
                  + " from full grant group having ilike in initially inner intersect into is"
                  + " isnull join lateral leading left like limit localtime localtimestamp natural"
                  + " not notnull null offset on only or order outer overlaps placing primary"
                  + " public references returning right select similar some symmetric table"
                  + " tablesample then to trailing true union unique user using variadic verbose"
                  + " when where window with")
              .split(" "));

  /**
   * Names that an app cannot have, because they already have another meaning, for instance as
   * folders or settings.
   */
  private static final Set<String> TAKEN =
      Set.of(
          "account",
          "api",
          "app",
          "background",
          "contract",
          "core",
          "data",
          // The argument of ./insula test durability, which does not test an app.
          "durability",
          // Endpoints of the framework.
          "health",
          "insula",
          "internal",
          "kernel",
          "local",
          "metrics",
          "off",
          "prometheus",
          "remote",
          "sample",
          "server",
          "target",
          "template",
          "wire");

  /**
   * @throws CommandRefusedException if no app can have this name
   */
  AppName {
    var checked = text;
    complaintAbout(checked)
        .ifPresent(
            complaint -> {
              throw new CommandRefusedException(
                  "\"" + checked + "\" cannot be the name of an app: " + complaint);
            });
  }

  private static Optional<String> complaintAbout(String text) {
    if (text.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (!WORD.matcher(text).matches()) {
      return Optional.of("use a lower-case word of the letters a to z, such as inventory");
    }
    if (text.length() > MAX_LENGTH) {
      return Optional.of("it has more than " + MAX_LENGTH + " letters");
    }
    if (SourceVersion.isKeyword(text) || RESTRICTED.contains(text)) {
      return Optional.of("it is a keyword of Java");
    }
    if (RESERVED_IN_SQL.contains(text)) {
      return Optional.of("PostgreSQL reserves it");
    }
    return TAKEN.contains(text)
        ? Optional.of("it has another meaning in this repository")
        : Optional.empty();
  }

  /** Returns the name with a capital letter, for instance {@code Inventory}. */
  String capitalized() {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @Override
  public String toString() {
    return text;
  }
}
