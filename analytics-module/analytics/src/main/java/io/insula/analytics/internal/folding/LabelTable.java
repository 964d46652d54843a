package io.insula.analytics.internal.folding;

import com.google.common.hash.Hashing;
import io.insula.kernel.database.StatementParameters;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of the numbers of labels. Folded rows contain the number instead of the text. A label
 * keeps its number as long as a folded row contains the number.
 */
final class LabelTable {
  private static final String WANTED =
      """
      WITH wanted AS (
        SELECT w.kind, w.name, w.campaign, decode(w.digest, 'hex') AS digest, w.place
        FROM unnest(?::smallint[], ?::text[], ?::text[], ?::text[])
          WITH ORDINALITY AS w (kind, name, campaign, digest, place))
      """;

  private static final String KNOWN =
      WANTED
          + """
          SELECT w.place, l.id
          FROM wanted w JOIN analytics.label l ON l.kind = w.kind AND l.digest = w.digest
          """;

  private static final String NUMBERS =
      WANTED
          + """
          ,
          added AS (
            INSERT INTO analytics.label (kind, name, campaign, digest)
            SELECT kind, name, campaign, digest FROM wanted
            ON CONFLICT (kind, digest) DO NOTHING
            RETURNING id, kind, digest)
          SELECT w.place, coalesce(a.id, l.id)
          FROM wanted w
            LEFT JOIN added a ON a.kind = w.kind AND a.digest = w.digest
            LEFT JOIN analytics.label l ON l.kind = w.kind AND l.digest = w.digest
          """;

  // An unused label may contain a person's name in an address, so it is deleted.
  private static final String FORGET_UNUSED =
      """
      WITH empty AS (
        DELETE FROM analytics.day_cell WHERE pageviews = 0 RETURNING label),
      unseen AS (
        DELETE FROM analytics.visitor_cell WHERE visitors = 0)
      DELETE FROM analytics.label l USING empty e
      WHERE l.id = e.label AND l.name <> '(direct)'
        AND NOT EXISTS (
          SELECT FROM analytics.day_cell d WHERE d.label = l.id AND d.pageviews <> 0)
      """;

  private LabelTable() {}

  /**
   * Deletes the sums that are 0. Then deletes the labels that have no sum left, except for {@code
   * (direct)}.
   */
  static void forgetUnused(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(FORGET_UNUSED)) {
      statement.executeUpdate();
    }
  }

  /** Returns the numbers of those labels that already have a number. */
  static Map<Label, Integer> knownOf(Connection connection, Collection<Label> wanted)
      throws SQLException {
    return numbers(connection, KNOWN, List.copyOf(wanted));
  }

  /**
   * Returns the numbers of labels, and assigns new numbers where needed. Numbers are not cached
   * between transactions, because an assignment may be rolled back.
   */
  static Map<Label, Integer> numbersOf(Connection connection, Collection<Label> wanted)
      throws SQLException {
    return numbers(connection, NUMBERS, List.copyOf(wanted));
  }

  private static Map<Label, Integer> numbers(Connection connection, String sql, List<Label> labels)
      throws SQLException {
    var numbers = new HashMap<Label, Integer>();
    try (var statement = connection.prepareStatement(sql)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int2", labels, label -> label.kind().number());
      arguments.add("text", labels, Label::name);
      arguments.add("text", labels, Label::campaign);
      arguments.add("text", labels, LabelTable::digest);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.put(labels.get(rows.getInt(1) - 1), rows.getInt(2));
        }
      }
    }
    return numbers;
  }

  private static String digest(Label label) {
    var campaign = label.campaign();
    return Hashing.sha256()
        .newHasher()
        .putInt(label.name().length())
        .putString(label.name(), StandardCharsets.UTF_8)
        .putBoolean(campaign != null)
        .putString(campaign == null ? "" : campaign, StandardCharsets.UTF_8)
        .hash()
        .toString();
  }
}
