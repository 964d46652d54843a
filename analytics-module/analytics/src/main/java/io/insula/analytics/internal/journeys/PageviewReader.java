package io.insula.analytics.internal.journeys;

import java.sql.SQLException;

/** Reads page views in order. The same page views can be read several times. */
@FunctionalInterface
public interface PageviewReader {
  void forEach(PageviewConsumer consumer) throws SQLException;
}
