package io.insula.analytics.internal.folding;

import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Adds the changes that {@link SumChanges} collected to the sums in the database. */
final class SumTable {
  private static final String DAYS =
      """
      INSERT INTO analytics.day_cell AS c (kind, day, label, pageviews)
      SELECT * FROM unnest(?::smallint[], ?::date[], ?::integer[], ?::bigint[])
      ON CONFLICT (kind, day, label) DO UPDATE SET pageviews = c.pageviews + excluded.pageviews
      """;

  private static final String VISITORS =
      """
      INSERT INTO analytics.visitor_cell AS c (kind, day, label, before, visitors)
      SELECT * FROM unnest(?::smallint[], ?::date[], ?::integer[], ?::date[], ?::bigint[])
      ON CONFLICT (kind, day, label, before) DO UPDATE SET visitors = c.visitors + excluded.visitors
      """;

  private static final String SLOTS =
      """
      INSERT INTO analytics.slot AS c (slot, pageviews)
      SELECT * FROM unnest(?::integer[], ?::bigint[])
      ON CONFLICT (slot) DO UPDATE SET pageviews = c.pageviews + excluded.pageviews
      """;

  private static final String VISITOR_SLOTS =
      """
      INSERT INTO analytics.visitor_slot AS c (slot, gap, visitors)
      SELECT * FROM unnest(?::integer[], ?::smallint[], ?::bigint[])
      ON CONFLICT (slot, gap) DO UPDATE SET visitors = c.visitors + excluded.visitors
      """;

  private SumTable() {}

  static void add(Connection connection, SumChanges sums) throws SQLException {
    var days = List.copyOf(sums.of(SumKey.Day.class).entrySet());
    try (var statement = connection.prepareStatement(DAYS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int2", days, sum -> sum.getKey().kind().number());
      arguments.add("date", days, sum -> sum.getKey().day());
      arguments.add("int4", days, sum -> sum.getKey().label());
      arguments.add("int8", days, Map.Entry::getValue);
      statement.executeUpdate();
    }
    var visitors = List.copyOf(sums.of(SumKey.Visitors.class).entrySet());
    try (var statement = connection.prepareStatement(VISITORS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int2", visitors, sum -> sum.getKey().kind().number());
      arguments.add("date", visitors, sum -> sum.getKey().day());
      arguments.add("int4", visitors, sum -> sum.getKey().label());
      arguments.add("text", visitors, sum -> textOf(sum.getKey()));
      arguments.add("int8", visitors, Map.Entry::getValue);
      statement.executeUpdate();
    }
    var slots = List.copyOf(sums.of(SumKey.Slot.class).entrySet());
    try (var statement = connection.prepareStatement(SLOTS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", slots, sum -> sum.getKey().slot());
      arguments.add("int8", slots, Map.Entry::getValue);
      statement.executeUpdate();
    }
    var visitorSlots = List.copyOf(sums.of(SumKey.VisitorSlot.class).entrySet());
    try (var statement = connection.prepareStatement(VISITOR_SLOTS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", visitorSlots, sum -> sum.getKey().slot());
      arguments.add("int2", visitorSlots, sum -> sum.getKey().gap());
      arguments.add("int8", visitorSlots, Map.Entry::getValue);
      statement.executeUpdate();
    }
  }

  private static String textOf(SumKey.Visitors cell) {
    var before = cell.before();
    return before == null ? "-infinity" : before.toString();
  }
}
