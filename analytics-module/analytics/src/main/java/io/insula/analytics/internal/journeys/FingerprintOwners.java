package io.insula.analytics.internal.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The owners of the rows of one fingerprint. A row with a user id links the fingerprint to the
 * user, until a row has another user id. Rows before the first link belong to the first user.
 */
public final class FingerprintOwners {
  private final NavigableMap<RowPosition, String> links;

  /**
   * @param links the user of each row that has a user id, by the position of the row
   */
  public FingerprintOwners(NavigableMap<RowPosition, String> links) {
    this.links = links;
  }

  /**
   * Returns the user to whom a row at a position belongs; empty if the fingerprint never had a
   * user.
   */
  public Optional<String> at(RowPosition place) {
    if (links.isEmpty()) {
      return Optional.empty();
    }
    var link = links.floorEntry(place);
    return Optional.of((link == null ? links.firstEntry() : link).getValue());
  }

  /** Returns all people who own at least one row of the fingerprint. */
  public Set<TrackedPerson> people(String fingerprint) {
    return links.isEmpty()
        ? Set.of(TrackedPerson.anonymous(fingerprint))
        : links.values().stream().map(TrackedPerson::user).collect(Collectors.toSet());
  }

  /**
   * A range of row positions.
   *
   * @param from the first position; null without a beginning
   * @param end the first position after the range; null without an end
   */
  public record Span(@Nullable RowPosition from, @Nullable RowPosition end) {}

  /**
   * Returns the ranges of positions in which rows of the fingerprint belong to a person, in order.
   */
  public List<Span> spansOf(TrackedPerson person, String fingerprint) {
    if (links.isEmpty()) {
      return person.equals(TrackedPerson.anonymous(fingerprint))
          ? List.of(new Span(null, null))
          : List.of();
    }
    var spans = new ArrayList<Span>();
    for (var link : links.entrySet()) {
      if (person.equals(TrackedPerson.user(link.getValue()))) {
        var place = link.getKey();
        spans.add(new Span(place.equals(links.firstKey()) ? null : place, links.higherKey(place)));
      }
    }
    return spans;
  }

  /**
   * Returns whether a row before a position links the fingerprint to a user.
   *
   * @param until the highest row number that counts
   */
  public boolean isLinkedBefore(RowPosition place, long until) {
    return links.headMap(place, false).keySet().stream().anyMatch(link -> link.number() <= until);
  }

  /** Returns the person to whom a row at a position belongs. */
  public TrackedPerson personAt(RowPosition place, String fingerprint) {
    return at(place).map(TrackedPerson::user).orElseGet(() -> TrackedPerson.anonymous(fingerprint));
  }
}
