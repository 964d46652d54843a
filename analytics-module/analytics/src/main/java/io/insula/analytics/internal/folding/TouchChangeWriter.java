package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.TouchFinder;
import io.insula.analytics.internal.traffic.PageViewTraffic;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the touches of a fingerprint before and after this fold. Writes changed touches, and
 * collects the changes of the sums. Holds only a few touches in memory, because a fingerprint can
 * have very many.
 */
final class TouchChangeWriter {
  /** The approximate memory of a touch without its texts, counted in characters. */
  private static final int TOUCH_CHARACTERS = 500;

  /** The maximum number of changed labels with which a comparison can end early. */
  private static final int MAX_CHANGED_LABELS = 100;

  private final SharedSumWriter sums;
  private final TouchFinder touchFinder;
  private final Map<String, Map<Kind, Map<Integer, Instant>>> lastSeen;
  private final int maxHeldCharacters;

  private final List<EndedTouch> ended = new ArrayList<>();
  private final List<TouchRow> removedRows = new ArrayList<>();
  private final List<TouchRow> addedRows = new ArrayList<>();
  private int heldCharacters;
  private @Nullable Sides current;
  private @Nullable Sides settled;
  private boolean cannotSettle;

  /**
   * @param lastSeen for each fingerprint, the time of each label's last touch before the comparison
   * @param maxHeldCharacters the maximum number of characters of touches in memory
   */
  TouchChangeWriter(
      SharedSumWriter sums,
      TouchFinder touchFinder,
      Map<String, Map<Kind, Map<Integer, Instant>>> lastSeen,
      int maxHeldCharacters) {
    this.sums = sums;
    this.touchFinder = touchFinder;
    this.lastSeen = new HashMap<>(lastSeen);
    this.maxHeldCharacters = maxHeldCharacters;
  }

  /** The state of a fingerprint before and after this fold. */
  private record Sides(String fingerprint, Side before, Side after) {}

  /** A touch that has ended in the old or in the new state. */
  private record EndedTouch(
      Side side, JourneyTouch touch, int pageviews, Map<Kind, Label> labels) {}

  private final class Side {
    private final int sign;
    private final TouchLinker linker;
    private final TouchFinder.Walk walk = new TouchFinder.Walk(this::end);
    private @Nullable Integer lastSlot;

    /**
     * @param sign 1 for the new state, -1 for the old one
     */
    Side(int sign, Map<Kind, Map<Integer, Instant>> seen) {
      this.sign = sign;
      this.linker = new TouchLinker(seen);
    }

    void add(PageView pageview, PageViewTraffic read) {
      walk.add(pageview, read);
      var slot = QuarterHours.of(pageview.place().at());
      sums.sumChanges().addPageview(sign, slot, lastSlot);
      lastSlot = slot;
    }

    void resume(RowPosition previous) {
      walk.resume(previous);
      lastSlot = QuarterHours.of(previous.at());
    }

    void skip(int count, RowPosition last) {
      walk.skip(count, last);
      lastSlot = QuarterHours.of(last.at());
    }

    private void end(JourneyTouch touch, int pageviews) {
      ended.add(new EndedTouch(this, touch, pageviews, TouchLinker.labelsOf(touch)));
      var referrerUrl = touch.referrerUrl();
      heldCharacters +=
          TOUCH_CHARACTERS
              + touch.page().length()
              + (referrerUrl == null ? 0 : referrerUrl.length());
    }

    void write(EndedTouch touch, Map<Label, Integer> numbers) {
      var row = linker.row(touch.touch(), touch.pageviews(), touch.labels(), numbers);
      sums.sumChanges().addTouch(sign, row);
      (sign < 0 ? removedRows : addedRows).add(row);
    }
  }

  /**
   * Handles the next page view, in the order of fingerprints and positions.
   *
   * @param was whether the page view was folded before
   * @param is whether the page view is folded afterwards
   */
  void add(PageView pageview, boolean was, boolean is) throws SQLException {
    var sides = sides(pageview.fingerprint());
    var read = touchFinder.read(pageview);
    if (was) {
      sides.before().add(pageview, read);
    }
    if (is) {
      sides.after().add(pageview, read);
    }
    if (heldCharacters > maxHeldCharacters) {
      write();
    }
  }

  /**
   * Continues a fingerprint at a new visit.
   *
   * @param previous the position of the last page view before the visit
   */
  void resume(String fingerprint, RowPosition previous) {
    var sides = sides(fingerprint);
    sides.before().resume(previous);
    sides.after().resume(previous);
  }

  /**
   * Counts page views of the fingerprint without reading them. These page views are folded already,
   * and belong to the touch of the last added page view.
   *
   * @param last the position of the last counted page view
   */
  void skip(int count, RowPosition last) {
    if (current != null) {
      current.before().skip(count, last);
      current.after().skip(count, last);
    }
  }

  /**
   * Ends the comparison of the fingerprint early, if the last page view is a touch in both states.
   * Also corrects outdated links of later touches.
   *
   * @param place the position of the last page view. From here to {@link #continueAt}, no page view
   *     may be new or deleted
   * @return whether the comparison has ended
   */
  boolean settle(RowPosition place) throws SQLException {
    if (current == null
        || cannotSettle
        || !place.equals(current.before().walk.open())
        || !place.equals(current.after().walk.open())) {
      return false;
    }
    write();
    var changed = TouchLinker.changes(current.before().linker, current.after().linker);
    if (changed.values().stream().mapToInt(Map::size).sum() > MAX_CHANGED_LABELS) {
      cannotSettle = true;
      return false;
    }
    for (var link :
        OutdatedPreviousTouchFinder.of(sums.connection(), current.fingerprint(), place, changed)) {
      sums.sumChanges().addTouch(-1, link.before());
      sums.sumChanges().addTouch(1, link.after());
      removedRows.add(link.before());
      addedRows.add(link.after());
    }
    settled = current;
    current = null;
    return true;
  }

  /**
   * Continues the comparison after {@link #settle}. The touches between {@code from} and {@code
   * next} are equal in both states.
   *
   * @param next the position of the next page view to add
   * @param from the position at which {@link #settle} ended the comparison
   */
  void continueAt(RowPosition next, RowPosition from) throws SQLException {
    if (settled == null) {
      throw new IllegalStateException("no fingerprint was settled");
    }
    write();
    var seen = settled.after().linker.lastSeen();
    TouchTable.addSeen(seen, sums.connection(), settled.fingerprint(), from, next);
    lastSeen.put(settled.fingerprint(), seen);
  }

  /** Writes the remaining changes. */
  void end() throws SQLException {
    endCurrent();
    write();
  }

  private Sides sides(String fingerprint) {
    if (current != null && current.fingerprint().equals(fingerprint)) {
      return current;
    }
    endCurrent();
    var seen = lastSeen.getOrDefault(fingerprint, Map.of());
    cannotSettle = false;
    current = new Sides(fingerprint, new Side(-1, seen), new Side(1, seen));
    return current;
  }

  private void endCurrent() {
    if (current != null) {
      current.before().walk.end();
      current.after().walk.end();
      current = null;
    }
  }

  private void write() throws SQLException {
    var labels = new LinkedHashSet<Label>();
    ended.forEach(each -> labels.addAll(each.labels().values()));
    var numbers = sums.numbersOf(labels);
    ended.forEach(each -> each.side().write(each, numbers));
    ended.clear();
    heldCharacters = 0;
    // A touch can have ended in only one of the two states. Its row then waits until the touch has
    // ended in both states. Equal rows are not written.
    var goneLater = at(current == null ? null : current.after().walk.open(), removedRows);
    var comeLater = at(current == null ? null : current.before().walk.open(), addedRows);
    removedRows.removeAll(goneLater);
    addedRows.removeAll(comeLater);
    TouchTable.delete(sums.connection(), without(removedRows, addedRows));
    TouchTable.insert(sums.connection(), without(addedRows, removedRows));
    removedRows.clear();
    removedRows.addAll(goneLater);
    addedRows.clear();
    addedRows.addAll(comeLater);
  }

  private static List<TouchRow> at(@Nullable RowPosition place, List<TouchRow> rows) {
    return place == null
        ? List.of()
        : rows.stream().filter(row -> row.place().equals(place)).toList();
  }

  private static List<TouchRow> without(List<TouchRow> rows, List<TouchRow> others) {
    if (others.isEmpty()) {
      return rows;
    }
    var known = new HashMap<Long, TouchRow>();
    others.forEach(other -> known.put(other.place().number(), other));
    return rows.stream().filter(row -> !row.equals(known.get(row.place().number()))).toList();
  }
}
