package io.insula.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user came from.
 *
 * @param fingerprints that something of the user was done under, in their own order
 * @param firstTouch of the first conversion or, without conversions, of all; null without touches
 * @param lastTouch of the same
 * @param touches all of them, in order
 * @param conversions in order, at most the first 200
 */
public record Attribution(
    String userId,
    List<String> fingerprints,
    @Nullable Touch firstTouch,
    @Nullable Touch lastTouch,
    List<Touch> touches,
    List<Conversion> conversions) {
  public Attribution {
    fingerprints = List.copyOf(fingerprints);
    touches = List.copyOf(touches);
    conversions = List.copyOf(conversions);
  }
}
