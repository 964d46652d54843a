package io.insula.analytics.internal.journeys;

import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Computes the journeys of people. A journey is the touches and conversions of one person. */
@Singleton
public final class JourneyBuilder {
  private final TouchFinder touches;
  private final ConversionCreditCalculator creditCalculator;

  JourneyBuilder(TouchFinder touches, ConversionCreditCalculator creditCalculator) {
    this.touches = touches;
    this.creditCalculator = creditCalculator;
  }

  /**
   * Computes the journey of a person and passes it to the receiver. Reads the page views twice.
   * Memory holds only touches that can still get credit.
   */
  public void of(PersonRows person, JourneyReceiver receiver) throws SQLException {
    var events = person.conversions();
    var counts = new PageviewCounter(events, creditCalculator.window(), person.earlier().count());
    person.forEachPageview(
        pageview -> {
          counts.add(pageview.place().at());
          receiver.pageview(pageview);
        });
    counts.end();
    var walk =
        new ConversionTouchMatcher(
            events,
            creditCalculator.window(),
            (event, sharing, inTime) ->
                receiver.conversion(
                    creditCalculator.of(
                        events.get(event),
                        sharing,
                        inTime,
                        counts.before(event),
                        counts.after(event))));
    var visits = touchesOf(person);
    person.forEachPageviewOfAll(
        pageview -> {
          var touch = visits.next(pageview);
          if (touch != null) {
            receiver.touch(walk.add(touch));
          }
        });
    walk.end();
  }

  /** Returns an object that finds the touches of a person. */
  public PersonTouchFinder touchesOf(PersonRows person) {
    return new PersonTouchFinder(touches, person);
  }
}
