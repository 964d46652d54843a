package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.NumberedTouch;
import io.insula.analytics.internal.journeys.PersonRows;
import io.insula.analytics.internal.journeys.RowPosition;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journey of one user: the user's touches and conversions in order.
 *
 * @param fingerprints the fingerprints of the user, sorted
 * @param firstTouch the first touch of the earliest conversion with touches. Without such a
 *     conversion, the user's first touch; null without touches
 * @param lastTouch the last touch of the earliest conversion with touches. Without such a
 *     conversion, the user's last touch; null without touches
 * @param touches the touches in order; only the first touches if there are too many to hold
 * @param allTouches the number and a checksum of all touches
 * @param conversions the conversions in order, at most {@link UserJourneyService#MAX_CONVERSIONS}
 * @param conversionsTotal the number of all conversions
 * @param rows the rows from which the touches can be computed again
 */
record UserJourney(
    String userId,
    List<String> fingerprints,
    @Nullable JourneyTouch firstTouch,
    @Nullable JourneyTouch lastTouch,
    List<JourneyTouch> touches,
    TouchDigest allTouches,
    List<JourneyConversion> conversions,
    int conversionsTotal,
    Rows rows) {
  /**
   * The page views from which the touches of a journey can be computed again.
   *
   * @param fingerprints all fingerprints that the user ever had; other users may have them too
   * @param until the highest row number when the journey was computed; newer rows are not read
   * @param rangeEnds the position of the last page view of each batch, see {@link
   *     PageviewBatchSplitter}
   */
  record Rows(
      PersonRows person,
      Collection<String> fingerprints,
      long until,
      List<RowPosition> rangeEnds) {}

  /** Whether the journey holds all touches. */
  boolean isWhole() {
    return touches.size() == allTouches.count();
  }

  UserJourney withoutTouches() {
    return new UserJourney(
        userId,
        fingerprints,
        firstTouch,
        lastTouch,
        List.of(),
        allTouches,
        conversions,
        conversionsTotal,
        rows);
  }

  /** Returns the touches with a share in the conversions. A touch can occur several times. */
  List<NumberedTouch> sharing() {
    return conversions.stream().flatMap(conversion -> conversion.touches().stream()).toList();
  }
}
