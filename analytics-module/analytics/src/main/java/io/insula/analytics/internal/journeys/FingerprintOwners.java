package io.insula.analytics.internal.journeys;

import java.util.NavigableMap;
import java.util.Optional;

/**
 * Whose what was done under one fingerprint is. Each row that has a user too links the fingerprint
 * to that user, from its own place until the next link; what came before the first link belongs to
 * the first user.
 */
public final class FingerprintOwners {
  private final NavigableMap<RowPosition, String> links;

  /**
   * @param links the users of all rows of the fingerprint that have one, by their places
   */
  public FingerprintOwners(NavigableMap<RowPosition, String> links) {
    this.links = links;
  }

  /** The user to whom a place under the fingerprint belongs; empty if there never was one. */
  public Optional<String> at(RowPosition place) {
    if (links.isEmpty()) {
      return Optional.empty();
    }
    var link = links.floorEntry(place);
    return Optional.of((link == null ? links.firstEntry() : link).getValue());
  }

  /** The person to whom a place belongs. */
  public TrackedPerson personAt(RowPosition place, String fingerprint) {
    return at(place).map(TrackedPerson::user).orElseGet(() -> TrackedPerson.anonymous(fingerprint));
  }
}
