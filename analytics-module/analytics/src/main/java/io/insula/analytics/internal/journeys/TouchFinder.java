package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.TrafficInput;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the touches among the page views of a fingerprint. */
@Singleton
public final class TouchFinder {
  /** A visit ends when nothing was seen for longer than this. */
  public static final Duration INACTIVITY = Duration.ofMinutes(30);

  private final TrafficSourceRules rules;

  TouchFinder(TrafficSourceRules rules) {
    this.rules = rules;
  }

  /** What a page view says by itself. */
  public TrafficInput read(PageView pageview) {
    return rules.read(pageview.url(), pageview.referrerUrl());
  }

  /**
   * Goes from one page view of a fingerprint to the next, in their order, from the very first one
   * or from a touch, and keeps no more than the touch that may still have page views. A page view
   * is a touch if it opens a visit or is marked by itself.
   */
  public static final class Walk {
    private final Consumer<JourneyTouch> ended;
    private @Nullable RowPosition last;
    private @Nullable PageView touch;
    private @Nullable TrafficInput arrival;
    private int pageviews;

    /**
     * @param ended is given each touch when no page view can belong to it any more
     */
    public Walk(Consumer<JourneyTouch> ended) {
      this.ended = ended;
    }

    /** The next page view, and what it says by itself. */
    public void add(PageView pageview, TrafficInput read) {
      if (last == null || read.isMarked() || opensVisit(last, pageview.place())) {
        end();
        touch = pageview;
        arrival = read;
        pageviews = 0;
      }
      pageviews++;
      last = pageview.place();
    }

    /** Page views that belong to the touch that is open, of which none is a touch. */
    public void skip(int count, RowPosition last) {
      pageviews += count;
      this.last = last;
    }

    /** Where the touch is that may still have page views; null where there is none. */
    public @Nullable RowPosition open() {
      return touch == null ? null : touch.place();
    }

    /** No page view follows. */
    public void end() {
      if (touch != null && arrival != null) {
        ended.accept(
            new JourneyTouch(
                touch.place(),
                touch.fingerprint(),
                arrival.traffic(),
                arrival.page(),
                touch.referrerUrl(),
                pageviews));
      }
      touch = null;
    }
  }

  private static boolean opensVisit(RowPosition last, RowPosition next) {
    return Duration.between(last.at(), next.at()).compareTo(INACTIVITY) > 0;
  }
}
