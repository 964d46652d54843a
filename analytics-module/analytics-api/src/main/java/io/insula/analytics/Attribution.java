package io.insula.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user came from.
 *
 * @param fingerprints that something of the user was done under, in their own order
 * @param firstTouch of those that share in the first conversion that any touch shares in or, where
 *     there is none, of all; null without touches
 * @param lastTouch of the same ones
 * @param touches all of them, in order
 * @param conversions in order, at most the first 200
 * @param conversionsTotal how many there are
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
