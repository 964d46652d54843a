package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.Place;
import io.insula.analytics.internal.journeys.Touch;
import io.insula.analytics.internal.journeys.Visits;
import io.insula.kernel.database.Arguments;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the touches and the sums of fingerprints anew when their page views change: subtracts what
 * they were and adds what they are, from the last touch before the change on.
 */
@Singleton
final class FingerprintFold {
  private static final String TAILS =
      """
      SELECT %s
      FROM unnest(?::text[], ?::timestamptz[], ?::bigint[]) AS f (fingerprint, at, number)
        JOIN analytics.pageview p ON p.fingerprint = f.fingerprint
          AND (p.at, p.number) >= (f.at, f.number) AND p.number <= ?
      """
          .formatted(RawTable.PAGEVIEW);

  private final Visits visits;

  FingerprintFold(Visits visits) {
    this.visits = visits;
  }

  /**
   * The page views of a fingerprint from some place on, as they were folded and as they are now.
   */
  private record Change(String fingerprint, List<PageView> before, List<PageView> after) {}

  /**
   * Folds page views that are stored, and not folded yet.
   *
   * @param until the highest number that is to be folded
   */
  void add(Connection connection, Collection<PageView> pageviews, long until) throws SQLException {
    var isNew = new HashSet<Long>();
    var places = new TreeMap<String, Place>();
    for (var pageview : pageviews) {
      isNew.add(pageview.place().number());
      places.merge(pageview.fingerprint(), pageview.place(), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    var starts = TouchTable.startsBefore(connection, places);
    var changes = new ArrayList<Change>();
    // Whoever has no touch was never seen before: there is no more than what is at hand.
    var first = pageviews.stream().filter(row -> !starts.containsKey(row.fingerprint())).toList();
    byFingerprint(first).forEach((who, all) -> changes.add(new Change(who, List.of(), all)));
    for (var tail : tails(connection, starts, until).entrySet()) {
      var before =
          tail.getValue().stream()
              .filter(pageview -> !isNew.contains(pageview.place().number()))
              .toList();
      changes.add(new Change(tail.getKey(), before, tail.getValue()));
    }
    apply(connection, changes, starts);
  }

  /** Takes page views that are folded out again; the others of their fingerprints stay. */
  void remove(Connection connection, Collection<PageView> all, Set<Long> gone) throws SQLException {
    var changes = new ArrayList<Change>();
    for (var before : byFingerprint(all).entrySet()) {
      var after =
          before.getValue().stream()
              .filter(pageview -> !gone.contains(pageview.place().number()))
              .toList();
      changes.add(new Change(before.getKey(), before.getValue(), after));
    }
    apply(connection, changes, Map.of());
  }

  private static Map<String, List<PageView>> tails(
      Connection connection, Map<String, Place> places, long until) throws SQLException {
    try (var statement = connection.prepareStatement(TAILS)) {
      var arguments = new Arguments(statement);
      TouchTable.addPlaces(arguments, places);
      arguments.add(until);
      return byFingerprint(RawTable.pageviews(statement));
    }
  }

  private static Map<String, List<PageView>> byFingerprint(Collection<PageView> pageviews) {
    // In the order of the indexes, so that neighbours are looked for, and stored, one after
    // another.
    var found = new TreeMap<String, List<PageView>>();
    for (var pageview : pageviews) {
      found.computeIfAbsent(pageview.fingerprint(), _ -> new ArrayList<>()).add(pageview);
    }
    found.values().forEach(list -> list.sort(Comparator.comparing(PageView::place)));
    return found;
  }

  /** A change as the touches that it makes. */
  private record TouchChange(Change change, List<Touch> before, List<Touch> after) {}

  private void apply(Connection connection, List<Change> changes, Map<String, Place> starts)
      throws SQLException {
    var touchChanges = new ArrayList<TouchChange>();
    var wanted = new LinkedHashSet<Label>();
    for (var change : changes) {
      var before = visits.touches(change.before());
      var after = visits.touches(change.after());
      touchChanges.add(new TouchChange(change, before, after));
      before.forEach(touch -> wanted.addAll(Chain.labelsOf(touch).values()));
      after.forEach(touch -> wanted.addAll(Chain.labelsOf(touch).values()));
    }
    var numbers = Labels.numbersOf(connection, wanted);
    var lastSeen = TouchTable.lastSeen(connection, starts);
    var sums = new Sums();
    var gone = new ArrayList<TouchRow>();
    var come = new ArrayList<TouchRow>();
    for (var changed : touchChanges) {
      var seen =
          lastSeen.getOrDefault(
              changed.change().fingerprint(), Map.<Kind, Map<Integer, Instant>>of());
      var before = new Chain(numbers, seen).rows(changed.before());
      var after = new Chain(numbers, seen).rows(changed.after());
      sums.add(-1, changed.change().before(), before);
      sums.add(1, changed.change().after(), after);
      gone.addAll(without(before, after));
      come.addAll(without(after, before));
    }
    TouchTable.delete(connection, gone);
    TouchTable.insert(connection, come);
    CellTable.add(connection, sums);
  }

  private static List<TouchRow> without(List<TouchRow> rows, List<TouchRow> others) {
    if (others.isEmpty()) {
      return rows;
    }
    var known = new HashSet<>(others);
    return rows.stream().filter(row -> !known.contains(row)).toList();
  }
}
