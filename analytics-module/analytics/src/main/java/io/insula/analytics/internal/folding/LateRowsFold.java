package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.FoldStartFinder.Start;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds new page views that come before many folded page views of the fingerprint. Reads the folded
 * page views only up to the first touch that does not change.
 */
final class LateRowsFold {
  private final SharedSumWriter sums;
  private final FoldPortion rows;
  private final TouchChangeWriter changes;
  private final String fingerprint;
  private final NavigableSet<RowPosition> places;

  /**
   * @param places the positions of the new page views of the fingerprint
   */
  LateRowsFold(
      SharedSumWriter sums,
      FoldPortion rows,
      TouchChangeWriter changes,
      String fingerprint,
      NavigableSet<RowPosition> places) {
    this.sums = sums;
    this.rows = rows;
    this.changes = changes;
    this.fingerprint = fingerprint;
    this.places = places;
  }

  /**
   * @param first the position at which folding begins
   */
  void add(Start first) throws SQLException {
    var settled = addFrom(first);
    while (settled != null) {
      var next = places.higher(settled);
      settled = next == null ? null : addFrom(startAt(next, settled));
    }
  }

  /**
   * Returns the position at which folding begins again for a new page view.
   *
   * @param next the position of the new page view
   * @param settled the position of the touch at which the comparison ended
   */
  private Start startAt(RowPosition next, RowPosition settled) throws SQLException {
    var starts = FoldStartFinder.of(sums.connection(), Map.of(fingerprint, next), rows.folded());
    var start = requireNonNull(starts.get(fingerprint));
    changes.continueAt(start.place(), settled);
    return start;
  }

  /**
   * Folds page views, beginning at a start.
   *
   * @return the position of a touch after which nothing changes until the next new page view; null
   *     if all page views were read
   */
  private @Nullable RowPosition addFrom(Start start) throws SQLException {
    var position = new RowPosition(start.place().at(), start.place().number() - 1);
    if (start.previous() != null) {
      changes.resume(fingerprint, start.previous());
    }
    if (start.skipped() > 0) {
      add(read(position, 1).getFirst());
      changes.skip(start.skipped(), start.last());
      position = start.last();
    }
    var firstNew = requireNonNull(places.ceiling(start.place()));
    List<PageView> next;
    do {
      next = read(position, RawPageviewReader.FETCH);
      for (var pageview : next) {
        add(pageview);
        if (canSettle(pageview, firstNew, next) && changes.settle(pageview.place())) {
          return pageview.place();
        }
      }
      position = next.isEmpty() ? position : next.getLast().place();
    } while (next.size() == RawPageviewReader.FETCH);
    return null;
  }

  private void add(PageView pageview) throws SQLException {
    changes.add(pageview, pageview.place().number() <= rows.folded(), true);
  }

  /**
   * Returns whether a page view comes after the first new page view, and after all new page views
   * in {@code read}.
   */
  private boolean canSettle(PageView pageview, RowPosition firstNew, List<PageView> read) {
    if (pageview.place().compareTo(firstNew) <= 0) {
      return false;
    }
    var next = places.higher(pageview.place());
    return next == null || next.compareTo(read.getLast().place()) > 0;
  }

  private List<PageView> read(RowPosition after, int limit) throws SQLException {
    return RawPageviewReader.pageviewsAfter(
        sums.connection(), fingerprint, after, rows.until(), limit);
  }
}
