package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.Arrival;
import io.insula.analytics.internal.traffic.TrafficRules;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the touches among the page views of a fingerprint. */
@Singleton
public final class Visits {
  /** A visit ends when nothing was seen for longer than this. */
  public static final Duration INACTIVITY = Duration.ofMinutes(30);

  private final TrafficRules rules;

  Visits(TrafficRules rules) {
    this.rules = rules;
  }

  /**
   * The touches, in their order. A page view is one if it opens a visit or is marked by itself.
   *
   * @param pageviews of one fingerprint, in their order, from its very first one or from a touch
   */
  public List<Touch> touches(List<PageView> pageviews) {
    var walk = new Walk();
    pageviews.forEach(walk::add);
    return walk.touches();
  }

  /** Goes from one page view to the next, and keeps none but the touches. */
  final class Walk {
    private final List<Touch> touches = new ArrayList<>();
    private @Nullable PageView last;
    private @Nullable PageView touch;
    private @Nullable Arrival arrival;
    private int pageviews;

    /** The next one of the same fingerprint. */
    void add(PageView pageview) {
      var read = rules.read(pageview.url(), pageview.referrerUrl());
      if (last == null || read.isMarked() || opensVisit(last, pageview)) {
        end();
        touch = pageview;
        arrival = read;
        pageviews = 0;
      }
      pageviews++;
      last = pageview;
    }

    /** Those of all page views that were added; none may be added any more. */
    List<Touch> touches() {
      end();
      touch = null;
      return touches;
    }

    private void end() {
      if (touch != null && arrival != null) {
        touches.add(
            new Touch(
                touch.place(),
                touch.fingerprint(),
                arrival.traffic(),
                arrival.page(),
                touch.referrerUrl(),
                pageviews));
      }
    }
  }

  private static boolean opensVisit(PageView last, PageView next) {
    return Duration.between(last.place().at(), next.place().at()).compareTo(INACTIVITY) > 0;
  }
}
