package io.insula.analytics.internal.folding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The progress of the fold, compared with the stored raw rows.
 *
 * @param shards the numbers up to which the shards are folded; empty before the first fold
 * @param highest the highest number of a raw row
 */
record FoldLag(FoldState state, List<Long> shards, long highest) {
  private static final String LAG =
      """
      SELECT coalesce((SELECT folded FROM analytics.fold_state), 0),
        coalesce((SELECT rules FROM analytics.fold_state), ''),
        greatest(
          (SELECT max(number) FROM analytics.pageview),
          (SELECT max(number) FROM analytics.event),
          0),
        ARRAY(SELECT folded FROM analytics.fold_shard),
        coalesce((SELECT xmin::text FROM analytics.fold_state), '')
      """;

  static FoldLag of(Handle handle) {
    return handle.createQuery(LAG).map((row, _) -> lag(row)).one();
  }

  static FoldLag of(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(LAG);
        var row = statement.executeQuery()) {
      row.next();
      return lag(row);
    }
  }

  private static FoldLag lag(ResultSet row) throws SQLException {
    var shards = List.of((Long[]) row.getArray(4).getArray());
    var state = new FoldState(row.getLong(1), row.getString(2), row.getString(5));
    return new FoldLag(state, shards, row.getLong(3));
  }

  /**
   * Estimates how many rows up to {@code target} are not folded yet. Assumes that all shards have
   * equally many rows.
   */
  long leftOf(long target, String rules) {
    if (!state.rules().equals(rules) || shards.isEmpty()) {
      return target;
    }
    var left = shards.stream().mapToLong(folded -> Math.max(0, target - folded)).sum();
    return Math.ceilDiv(left, shards.size());
  }

  boolean isBehind(long target, String rules) {
    return state.folded() < target || !state.rules().equals(rules);
  }
}
