package io.insula.analytics.internal.journeys;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the touches of a person, from the page views of the person's fingerprints in order. */
public final class PersonTouchFinder {
  private final TouchFinder finder;
  private final PersonRows person;
  private final Map<String, RowPosition> last;

  PersonTouchFinder(TouchFinder finder, PersonRows person) {
    this.finder = finder;
    this.person = person;
    this.last = new HashMap<>(person.earlier().last());
  }

  /** Handles the next page view. Returns it as a touch; null if it is not a touch of the person. */
  public @Nullable JourneyTouch next(PageView pageview) {
    var touch = finder.touchAt(last.put(pageview.fingerprint(), pageview.place()), pageview);
    return touch != null && person.isTheirs(pageview) ? touch : null;
  }
}
