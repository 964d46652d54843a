package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.SiteEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * The raw rows that one transaction folds: the next rows of some shards, ordered by number.
 *
 * @param folded the number up to which the shards were folded before
 * @param until the number up to which the shards are folded afterwards
 */
record FoldPortion(
    Collection<Integer> shards,
    long folded,
    long until,
    List<PageView> pageviews,
    List<SiteEvent> events) {
  /**
   * Reads a portion. Rows become visible in the order of their numbers, so no lower number appears
   * later.
   *
   * @param folded the number up to which the shards are folded
   * @param highest the highest number that the portion may reach
   * @param size the maximum number of rows of each table
   */
  static FoldPortion read(
      Connection connection, Collection<Integer> shards, long folded, long highest, int size)
      throws SQLException {
    var read = RawPageviewReader.pageviewsBetween(connection, shards, folded, highest, size);
    var pageviews = read.rows();
    var until = read.isWhole() ? highest : pageviews.getLast().place().number();
    var events = RawEventReader.eventsBetween(connection, shards, folded, until, size);
    if (events.size() == size) {
      until = events.getLast().place().number();
    }
    var limit = until;
    return new FoldPortion(
        List.copyOf(shards),
        folded,
        limit,
        pageviews.stream().filter(row -> row.place().number() <= limit).toList(),
        events);
  }
}
