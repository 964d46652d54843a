package io.insula.analytics.internal.journeys;

import java.sql.SQLException;

/** The action for each page view. */
@FunctionalInterface
public interface PageviewConsumer {
  void take(PageView pageview) throws SQLException;
}
