package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.FoldStartFinder.Start;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.TouchFinder;
import io.insula.kernel.database.StatementParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Recomputes the touches and sums of fingerprints when their page views change. Rereads folded page
 * views only from the last touch before the new page views.
 */
@Singleton
final class FingerprintFold {
  private static final String TAILS =
      """
      SELECT %s
      FROM %s,
        LATERAL (
          SELECT * FROM analytics.pageview s
          WHERE s.fingerprint = f.fingerprint AND s.at = f.at AND s.number = f.number
          UNION ALL
          SELECT * FROM analytics.pageview n
          WHERE n.fingerprint = f.fingerprint AND n.number <= ?
            AND (n.at, n.number) > (f.last_at, f.last_number)) p
      ORDER BY p.fingerprint, p.at, p.number
      """
          .formatted(RawPageviewReader.PAGEVIEW, TouchTable.TWO_PLACES);

  private static final Comparator<PageView> IN_ORDER =
      Comparator.comparing(PageView::fingerprint).thenComparing(PageView::place);

  /** The approximate number of characters of touches that are held in memory before a write. */
  private static final int MAX_HELD_CHARACTERS = 16 << 20;

  private final TouchFinder touchFinder;
  private final int maxHeldCharacters;

  @Inject
  FingerprintFold(TouchFinder touchFinder) {
    this(touchFinder, MAX_HELD_CHARACTERS);
  }

  FingerprintFold(TouchFinder touchFinder, int maxHeldCharacters) {
    this.touchFinder = touchFinder;
    this.maxHeldCharacters = maxHeldCharacters;
  }

  /** Folds the page views of a portion. */
  void add(SharedSumWriter sums, FoldPortion rows) throws SQLException {
    var connection = sums.connection();
    var folded = rows.folded();
    var pageviews = rows.pageviews();
    var places = new TreeMap<String, RowPosition>();
    for (var pageview : pageviews) {
      places.merge(
          pageview.fingerprint(),
          pageview.place(),
          BinaryOperator.minBy(Comparator.naturalOrder()));
    }
    var known = FoldedFingerprints.of(connection, places, folded);
    var starts = FoldStartFinder.of(connection, known.others(), folded);
    var all = new TreeMap<>(known.appended());
    all.putAll(starts);
    var lastSeen = TouchTable.lastSeen(connection, all);
    var changes = new TouchChangeWriter(sums, touchFinder, lastSeen, maxHeldCharacters);
    var untouched =
        pageviews.stream()
            .filter(pageview -> !starts.containsKey(pageview.fingerprint()))
            .sorted(IN_ORDER)
            .toList();
    addNew(untouched, known.appended(), changes);
    addTails(sums, rows, starts, changes);
    for (var late : placesWithLongTail(pageviews, starts).entrySet()) {
      var start = requireNonNull(starts.get(late.getKey()));
      new LateRowsFold(sums, rows, changes, late.getKey(), late.getValue()).add(start);
    }
    changes.end();
  }

  private static Map<String, NavigableSet<RowPosition>> placesWithLongTail(
      Collection<PageView> pageviews, Map<String, Start> starts) {
    var places = new TreeMap<String, NavigableSet<RowPosition>>();
    for (var pageview : pageviews) {
      var start = starts.get(pageview.fingerprint());
      if (start != null && start.hasLongTail()) {
        places.computeIfAbsent(pageview.fingerprint(), _ -> new TreeSet<>()).add(pageview.place());
      }
    }
    return places;
  }

  /**
   * Adds new page views of fingerprints without reading folded page views again.
   *
   * @param appended the start of each fingerprint that already has folded page views
   */
  private static void addNew(
      List<PageView> pageviews, Map<String, Start> appended, TouchChangeWriter changes)
      throws SQLException {
    for (var pageview : pageviews) {
      var start = appended.get(pageview.fingerprint());
      if (start != null && start.previous() != null && start.place().equals(pageview.place())) {
        changes.resume(pageview.fingerprint(), start.previous());
      }
      changes.add(pageview, false, true);
    }
  }

  private static void addTails(
      SharedSumWriter sums, FoldPortion rows, Map<String, Start> all, TouchChangeWriter changes)
      throws SQLException {
    var starts = new TreeMap<>(all);
    starts.values().removeIf(Start::hasLongTail);
    if (starts.isEmpty()) {
      return;
    }
    try (var statement = sums.connection().prepareStatement(TAILS)) {
      addStarts(new StatementParameters(statement), starts, rows.until());
      RawPageviewReader.forEachPageview(
          statement,
          pageview -> {
            var start = requireNonNull(starts.get(pageview.fingerprint()));
            if (start.previous() != null && start.place().equals(pageview.place())) {
              changes.resume(pageview.fingerprint(), start.previous());
            }
            changes.add(pageview, pageview.place().number() <= rows.folded(), true);
            if (start.skipped() > 0 && start.place().equals(pageview.place())) {
              changes.skip(start.skipped(), start.last());
            }
          });
    }
  }

  private static void addStarts(
      StatementParameters arguments, Map<String, Start> starts, long until) throws SQLException {
    TouchTable.addPlaces(arguments, starts, Start::place);
    TouchTable.addPositions(arguments, starts.values().stream().map(Start::last).toList());
    arguments.add(until);
  }

  /**
   * Removes some of the folded page views of fingerprints from touches and sums.
   *
   * @param isGone whether a page view is removed
   */
  void remove(SharedSumWriter sums, Collection<String> fingerprints, Predicate<PageView> isGone)
      throws SQLException {
    var changes = new TouchChangeWriter(sums, touchFinder, Map.of(), maxHeldCharacters);
    RawPageviewReader.forEachPageview(
        sums.connection(),
        fingerprints,
        pageview -> changes.add(pageview, true, !isGone.test(pageview)));
    changes.end();
  }
}
