package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.api.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the page views of a journey again, in order and in portions. Includes page views of other
 * users with the same fingerprints. Holds no database connection between two portions.
 */
final class JourneyPageviewReader {
  /** The maximum number of page views that are read at once. */
  private static final int BATCH_ROWS = 500;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final RowPosition BEGINNING = new RowPosition(Instant.EPOCH, -1);

  private final UserJourneyService journeys;
  private final UserJourney.Rows rows;
  private final Iterator<RowPosition> ends;
  private RowPosition position = BEGINNING;
  private List<Long> numbers = List.of();

  JourneyPageviewReader(UserJourneyService journeys, UserJourney.Rows rows) {
    this.journeys = journeys;
    this.rows = rows;
    this.ends = rows.rangeEnds().iterator();
  }

  /**
   * Returns the next portion; an empty list at the end.
   *
   * @throws UnavailableException if some of these rows were deleted after the journey was computed
   */
  List<PageView> next() {
    while (numbers.isEmpty() && ends.hasNext()) {
      var end = ends.next();
      numbers = journeys.pageviewNumbers(rows, position, end);
      position = end;
    }
    var wanted = numbers.subList(0, Math.min(BATCH_ROWS, numbers.size()));
    numbers = numbers.subList(wanted.size(), numbers.size());
    var pageviews = journeys.pageviews(wanted);
    if (pageviews.size() < wanted.size()) {
      throw rowsWereDeleted();
    }
    return pageviews;
  }

  static UnavailableException rowsWereDeleted() {
    return new UnavailableException(
        "Rows of the user were deleted while the answer was sent. Retry.", RETRY_AFTER, null);
  }
}
