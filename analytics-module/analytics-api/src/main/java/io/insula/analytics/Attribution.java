package io.insula.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question where a user came from: the user's touches, and the share of each
 * touch in the user's conversions.
 *
 * @param fingerprints the fingerprints of the user, sorted
 * @param firstTouch the first touch with a share in the user's earliest conversion that has
 *     touches. If no conversion has touches, the user's first touch; null if the user has no touch
 * @param lastTouch the last touch with a share in the same conversion as {@code firstTouch}. If no
 *     conversion has touches, the user's last touch; null if the user has no touch
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
