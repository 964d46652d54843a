package io.insula.analytics.internal.journeys;

import java.sql.SQLException;

/** Reads page views in order, as often as it is asked. */
@FunctionalInterface
public interface PageviewSource {
  void forEach(PageviewTaker taker) throws SQLException;
}
