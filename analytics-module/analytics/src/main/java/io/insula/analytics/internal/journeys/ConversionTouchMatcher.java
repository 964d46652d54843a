package io.insula.analytics.internal.journeys;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the touches that share the credit for each conversion of one person. Holds only the last
 * touches in memory, and the first touch of each open conversion.
 */
final class ConversionTouchMatcher {
  private final List<SiteEvent> events;
  private final Duration window;
  private final Receiver receiver;
  private final @Nullable NumberedTouch[] firsts;
  private final Deque<NumberedTouch> recent = new ArrayDeque<>();
  private int touches;
  private int opened;
  private int closed;

  /** Receives the conversions in order, each with its touches. */
  interface Receiver {
    /**
     * @param event the index of the conversion in the list
     * @param touches the touches that get credit
     * @param inTime the number of touches in the window, including touches without credit
     */
    void take(int event, List<NumberedTouch> touches, int inTime) throws SQLException;
  }

  /**
   * @param events the conversions in order
   * @param window how long before a conversion a touch still gets credit
   */
  ConversionTouchMatcher(List<SiteEvent> events, Duration window, Receiver receiver) {
    this.events = events;
    this.window = window;
    this.receiver = receiver;
    this.firsts = new NumberedTouch[events.size()];
  }

  /** Handles the next touch. */
  NumberedTouch add(JourneyTouch touch) throws SQLException {
    var at = touch.place().at();
    closeBefore(at);
    var next = new NumberedTouch(touches++, touch);
    while (opened < events.size() && !at(opened).minus(window).isAfter(at)) {
      firsts[opened++] = next;
    }
    recent.addLast(next);
    if (recent.size() > ConversionCreditCalculator.MAX_TOUCHES - 1) {
      recent.removeFirst();
    }
    return next;
  }

  /** Passes the remaining conversions to the receiver. Must be called after the last touch. */
  void end() throws SQLException {
    closeBefore(Instant.MAX);
  }

  private void closeBefore(Instant at) throws SQLException {
    while (closed < events.size() && at(closed).isBefore(at)) {
      var first = firsts[closed];
      firsts[closed] = null;
      var sharing = new ArrayList<NumberedTouch>();
      if (first != null) {
        sharing.add(first);
        recent.stream().filter(touch -> touch.index() > first.index()).forEach(sharing::add);
      }
      receiver.take(closed, sharing, first == null ? 0 : touches - first.index());
      closed++;
      opened = Math.max(opened, closed);
    }
  }

  private Instant at(int event) {
    return events.get(event).place().at();
  }
}
