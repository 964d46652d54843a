package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The earliest times at which new rows can change results. A row can change results from its own
 * time on. The first link of a fingerprint to a user can change all results.
 */
final class EarliestChanges {
  private final Map<String, RowPosition> rows = new HashMap<>();
  private final Map<String, RowPosition> links = new HashMap<>();
  private final Map<String, RowPosition> users = new HashMap<>();
  private final long folded;
  private final boolean isAll;

  private EarliestChanges(long folded, boolean isAll) {
    this.folded = folded;
    this.isAll = isAll;
  }

  /** Returns changes that can concern all results, for instance because rows were deleted. */
  static EarliestChanges ofAllTimes() {
    return new EarliestChanges(0, true);
  }

  /** Returns the changes of the new rows of a portion. */
  static EarliestChanges of(FoldPortion portion) {
    var changes = new EarliestChanges(portion.folded(), false);
    for (PageView row : portion.pageviews()) {
      changes.add(row.place(), row.fingerprint(), row.userId());
    }
    for (SiteEvent row : portion.events()) {
      changes.add(row.place(), row.fingerprint(), row.userId());
    }
    return changes;
  }

  private void add(RowPosition place, @Nullable String fingerprint, @Nullable String userId) {
    if (fingerprint != null) {
      add(rows, fingerprint, place);
      if (userId != null) {
        add(links, fingerprint, place);
      }
    }
    if (userId != null) {
      add(users, userId, place);
    }
  }

  private static void add(Map<String, RowPosition> places, String key, RowPosition place) {
    places.merge(key, place, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  /**
   * Returns the earliest time at which results of a person can change; {@link Instant#MAX} if no
   * new row concerns the person.
   *
   * @param fingerprints all fingerprints of the person
   * @param owners the owners of the rows of the fingerprints
   */
  Instant of(TrackedPerson person, Collection<String> fingerprints, EventsAndOwners owners) {
    if (isAll) {
      return Instant.MIN;
    }
    var earliest = person.isUser() ? at(users.get(person.id())) : Instant.MAX;
    for (var fingerprint : fingerprints) {
      var link = links.get(fingerprint);
      // The first link of a fingerprint to a user can change the owner of all earlier rows.
      if (link != null && !owners.ownersOf(fingerprint).isLinkedBefore(link, folded)) {
        return Instant.MIN;
      }
      var at = at(rows.get(fingerprint));
      earliest = at.isBefore(earliest) ? at : earliest;
    }
    return earliest;
  }

  private static Instant at(@Nullable RowPosition place) {
    return place == null ? Instant.MAX : place.at();
  }
}
