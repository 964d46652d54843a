package io.insula.analytics.internal.journeys;

import java.sql.SQLException;

/** Receives the journey of a person, each touch and each conversion in order. */
public interface JourneyReceiver {
  /** Receives the next page view; all of them before the first touch. */
  default void pageview(PageView pageview) {}

  /** Receives the next touch. */
  default void touch(NumberedTouch touch) {}

  /** Receives the next conversion. Its touches have been received before. */
  void conversion(JourneyConversion conversion) throws SQLException;
}
