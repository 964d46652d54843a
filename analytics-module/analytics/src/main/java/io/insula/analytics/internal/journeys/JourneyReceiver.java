package io.insula.analytics.internal.journeys;

import java.sql.SQLException;

/** Receives the journey of a person: first all page views, then the touches and conversions. */
public interface JourneyReceiver {
  /** Receives the next page view. All page views are received before the first touch. */
  default void pageview(PageView pageview) {}

  /** Receives the next touch, in order. */
  default void touch(NumberedTouch touch) {}

  /** Receives the next conversion, after all of its touches. */
  void conversion(JourneyConversion conversion) throws SQLException;
}
