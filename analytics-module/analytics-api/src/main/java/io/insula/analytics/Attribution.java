package io.insula.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user came from.
 *
 * @param fingerprints the fingerprints of the user, sorted
 * @param firstTouch the first of the touches with a share in the earliest conversion that has
 *     touches; without such a conversion, the first of all; null without touches
 * @param lastTouch the last of the same touches
 * @param touches all touches, in order
 * @param conversions the conversions in order, at most the first 200
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
