package io.insula.architecture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The columns of a real database that can hold personal data: those with certain words in their
 * names, or with certain types, such as {@code jsonb} and {@code inet}.
 *
 * @param found the columns, each as {@code schema.table.column}
 */
record PersonColumns(Set<String> found) {
  /** Words in a column name, between underscores, that suggest a person or text by a person. */
  private static final Set<String> WORDS =
      Set.of(
          "account",
          "actor",
          "address",
          "agent",
          "assignee",
          "author",
          "body",
          "by",
          "caller",
          "comment",
          "creator",
          "data",
          "editor",
          "email",
          "fingerprint",
          "host",
          "ip",
          "login",
          "mail",
          "member",
          "message",
          "note",
          "owner",
          "participant",
          "payload",
          "person",
          "phone",
          "principal",
          "proposer",
          "recipient",
          "referrer",
          "remark",
          "reporter",
          "reviewer",
          "sender",
          "signer",
          "sub",
          "subject",
          "subscriber",
          "text",
          "url",
          "user",
          "username",
          "viewer",
          "voter",
          "who");

  private static final Set<String> TYPES =
      Set.of("json", "jsonb", "inet", "cidr", "macaddr", "macaddr8", "xml", "hstore", "citext");

  /** Columns of these types hold no personal data, whatever their names. */
  private static final Set<String> HARMLESS_TYPES =
      Set.of("bool", "timestamptz", "timestamp", "date");

  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, t.typname
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0
        AND NOT a.attisdropped AND c.relname NOT LIKE 'flyway%' AND n.nspname = ANY (?)
      """;

  static PersonColumns in(Connection connection, Collection<String> schemas) throws SQLException {
    var found = new TreeSet<String>();
    try (var statement = connection.prepareStatement(COLUMNS)) {
      statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          if (isSuspicious(rows.getString(3), rows.getString(4))) {
            found.add(rows.getString(1) + "." + rows.getString(2) + "." + rows.getString(3));
          }
        }
      }
    }
    return new PersonColumns(found);
  }

  private static boolean isSuspicious(String name, String type) {
    return TYPES.contains(type)
        || (!HARMLESS_TYPES.contains(type)
            && Stream.of(name.split("_")).anyMatch(word -> WORDS.contains(word)));
  }

  /**
   * Returns the columns that no bean {@code PersonalData} declares, each in one line.
   *
   * @param declared the declared columns by schema, as {@code table.column}
   */
  List<String> violations(Map<String, ? extends Collection<String>> declared) {
    var known = new TreeSet<String>();
    declared.forEach(
        (schema, columns) -> columns.forEach(column -> known.add(schema + "." + column)));
    return found.stream()
        .filter(column -> !known.contains(column))
        .map(PersonColumns::violation)
        .toList();
  }

  private static String violation(String column) {
    var schema = column.substring(0, column.indexOf('.'));
    return column
        + " can contain personal data, but no PersonalData bean declares it; name it in columns()"
        + " of "
        + schema.substring(0, 1).toUpperCase(Locale.ROOT)
        + schema.substring(1)
        + "PersonalData and in docs/privacy.md, and export and erase it";
  }
}
