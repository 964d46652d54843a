package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.PageViewTraffic;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the touches among the page views of a fingerprint. */
@Singleton
public final class TouchFinder {
  /** The longest pause between two page views of one visit. */
  public static final Duration INACTIVITY = Duration.ofMinutes(30);

  private final TrafficSourceRules rules;

  TouchFinder(TrafficSourceRules rules) {
    this.rules = rules;
  }

  /** Returns where a single page view came from. */
  public PageViewTraffic read(PageView pageview) {
    return rules.read(pageview.url(), pageview.referrerUrl());
  }

  /**
   * Returns the touch of a page view; null if the page view is not a touch. A touch opens a visit,
   * or is marked (see {@link PageViewTraffic}).
   *
   * @param last the position of the fingerprint's previous page view; null without a previous page
   *     view
   */
  @Nullable JourneyTouch touchAt(@Nullable RowPosition last, PageView pageview) {
    var traffic = read(pageview);
    return opensTouch(last, pageview, traffic) ? touch(pageview, traffic) : null;
  }

  private static boolean opensTouch(
      @Nullable RowPosition last, PageView pageview, PageViewTraffic traffic) {
    return last == null || traffic.isMarked() || opensVisit(last, pageview.place());
  }

  private static JourneyTouch touch(PageView pageview, PageViewTraffic traffic) {
    return new JourneyTouch(
        pageview.place(),
        pageview.fingerprint(),
        traffic.traffic(),
        traffic.page(),
        pageview.referrerUrl());
  }

  /** The action for each touch to which no further page view can belong. */
  @FunctionalInterface
  public interface EndedTouchTaker {
    /**
     * @param pageviews the number of page views from this touch on, before the next touch of the
     *     fingerprint
     */
    void take(JourneyTouch touch, int pageviews);
  }

  /**
   * Processes the page views of a fingerprint in order, from the first page view or from a touch.
   * Memory holds only the open touch, to which later page views can belong.
   */
  public static final class Walk {
    private final EndedTouchTaker ended;
    private @Nullable RowPosition last;
    private @Nullable PageView touch;
    private @Nullable PageViewTraffic arrival;
    private int pageviews;

    /**
     * @param ended receives each touch when no further page view can belong to it
     */
    public Walk(EndedTouchTaker ended) {
      this.ended = ended;
    }

    /** Handles the next page view of the fingerprint. */
    public void add(PageView pageview, PageViewTraffic traffic) {
      if (opensTouch(last, pageview, traffic)) {
        end();
        touch = pageview;
        arrival = traffic;
        pageviews = 0;
      }
      pageviews++;
      last = pageview.place();
    }

    /**
     * Adds page views to the count of the open touch without reading them. None of these page views
     * may begin a new touch.
     */
    public void skip(int count, RowPosition last) {
      pageviews += count;
      this.last = last;
    }

    /**
     * Continues after {@code last}, a page view of an earlier visit. The next page view must open a
     * visit.
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
        ended.take(touch(touch, arrival), pageviews);
      }
      touch = null;
    }
  }

  /**
   * Whether a page view opens a visit: whether the pause after the previous page view is longer
   * than {@link #INACTIVITY}.
   */
  public static boolean opensVisit(RowPosition last, RowPosition next) {
    return Duration.between(last.at(), next.at()).compareTo(INACTIVITY) > 0;
  }
}
