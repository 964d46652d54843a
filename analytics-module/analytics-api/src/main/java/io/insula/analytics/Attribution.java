package io.insula.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The touches of a user, and the share of each touch in the user's conversions.
 *
 * @param fingerprints the fingerprints of the user, sorted
 * @param firstTouch the first touch of the earliest conversion with touches. Without such a
 *     conversion, the user's first touch; null without touches
 * @param lastTouch the last touch of the earliest conversion with touches. Without such a
 *     conversion, the user's last touch; null without touches
 * @param touches all touches, in order
 * @param conversions the first 200 conversions, in order
 * @param conversionsTotal the number of all conversions
 */
public record Attribution(
    String userId,
    List<String> fingerprints,
    @Nullable Touch firstTouch,
    @Nullable Touch lastTouch,
    List<Touch> touches,
    List<Conversion> conversions,
    int conversionsTotal) {
  public Attribution {
    fingerprints = List.copyOf(fingerprints);
    touches = List.copyOf(touches);
    conversions = List.copyOf(conversions);
  }
}
