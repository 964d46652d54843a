package io.insula.analytics.internal.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts the page views of a person before and after each of some events. */
final class PageviewCounter {
  private final List<SiteEvent> events;
  private final Duration after;
  private final int[] untilEvent;
  private final int[] untilEnd;
  private int seen;
  private int nextEvent;
  private int nextEnd;

  /**
   * @param events the events in order
   * @param after how long after each event page views are counted
   * @param earlier the number of page views before the first call of {@link #add}
   */
  PageviewCounter(List<SiteEvent> events, Duration after, int earlier) {
    this.events = events;
    this.after = after;
    this.seen = earlier;
    this.untilEvent = new int[events.size()];
    this.untilEnd = new int[events.size()];
  }

  /** Counts the next page view, in the order of times. */
  void add(Instant at) {
    while (nextEvent < events.size() && at(nextEvent).isBefore(at)) {
      untilEvent[nextEvent++] = seen;
    }
    while (nextEnd < events.size() && at(nextEnd).plus(after).isBefore(at)) {
      untilEnd[nextEnd++] = seen;
    }
    seen++;
  }

  /** Completes the counts. Must be called after the last page view. */
  void end() {
    add(Instant.MAX);
    seen--;
  }

  /** Returns how many page views are at the time of an event or earlier. */
  int before(int event) {
    return untilEvent[event];
  }

  /** Returns how many page views are after an event, within the counted time. */
  int after(int event) {
    return untilEnd[event] - untilEvent[event];
  }

  private Instant at(int event) {
    return events.get(event).place().at();
  }
}
