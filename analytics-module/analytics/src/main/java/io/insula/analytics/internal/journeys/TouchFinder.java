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
  /** A visit ends after a longer pause than this. */
  public static final Duration INACTIVITY = Duration.ofMinutes(30);

  private final TrafficSourceRules rules;

  TouchFinder(TrafficSourceRules rules) {
    this.rules = rules;
  }

  /** Returns where a single page view came from. */
  public TrafficInput read(PageView pageview) {
    return rules.read(pageview.url(), pageview.referrerUrl());
  }

  /**
   * Processes the page views of a fingerprint in order, from the first one or from a touch. It
   * keeps in memory only the open touch, to which further page views can still belong. A page view
   * is a touch if it opens a visit or is marked, see {@link TrafficInput}.
   */
  public static final class Walk {
    private final Consumer<JourneyTouch> ended;
    private @Nullable RowPosition last;
    private @Nullable PageView touch;
    private @Nullable TrafficInput arrival;
    private int pageviews;

    /**
     * @param ended receives each touch when no further page view can belong to it
     */
    public Walk(Consumer<JourneyTouch> ended) {
      this.ended = ended;
    }

    /** Handles the next page view and its traffic data. */
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

    /**
     * Adds page views to the count of the open touch without reading them. The caller knows that
     * none of them begins a new touch.
     */
    public void skip(int count, RowPosition last) {
      pageviews += count;
      this.last = last;
    }

    /**
     * Begins in the middle of a fingerprint, after a page view of an earlier visit. The next page
     * view must open a visit.
     */
    public void resume(RowPosition last) {
      this.last = last;
    }

    /** Returns the position of the open touch; null if there is none. */
    public @Nullable RowPosition open() {
      return touch == null ? null : touch.place();
    }

    /** Ends the open touch, if there is one. Must be called after the last page view. */
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

  /** Whether a page view opens a visit, by the pause after the previous one. */
  public static boolean opensVisit(RowPosition last, RowPosition next) {
    return Duration.between(last.at(), next.at()).compareTo(INACTIVITY) > 0;
  }
}
