package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.JourneyRules;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recomputes the {@link FoldedEvent}s of people when their rows change. In the database, a folded
 * event is called an outcome.
 */
@Singleton
final class PeopleFold {
  private final FoldedEventUpdater eventUpdater;
  private final Set<String> names;

  PeopleFold(FoldedEventUpdater eventUpdater, JourneyRules rules) {
    this.eventUpdater = eventUpdater;
    this.names = rules.names();
  }

  /**
   * Recomputes the folded events that the rows of a portion can change. The tables of raw rows
   * already contain these rows.
   */
  void fold(SharedSumWriter sums, FoldPortion rows) throws SQLException {
    var fingerprints = new HashSet<String>();
    var users = new HashSet<String>();
    rows.pageviews().forEach(pageview -> fingerprints.add(pageview.fingerprint()));
    for (var event : rows.events()) {
      if (event.fingerprint() != null) {
        fingerprints.add(event.fingerprint());
      }
      if (event.userId() != null) {
        users.add(event.userId());
      }
    }
    fold(sums, fingerprints, users, EarliestChanges.of(rows));
  }

  /** Recomputes all folded events of some users, and of all people with some fingerprints. */
  void fold(SharedSumWriter sums, Set<String> fingerprints, Set<String> users) throws SQLException {
    fold(sums, fingerprints, users, EarliestChanges.ofAllTimes());
  }

  /**
   * Recomputes the folded events of {@code users}, and of everyone with one of {@code
   * fingerprints}. Only one transaction at a time may recompute, because people can have
   * fingerprints of several shards.
   */
  private void fold(
      SharedSumWriter sums, Set<String> fingerprints, Set<String> users, EarliestChanges changes)
      throws SQLException {
    var connection = sums.connection();
    var concerned = new HashSet<>(users);
    concerned.addAll(RawRowQueries.usersOf(connection, fingerprints));
    var theirs = new HashSet<>(fingerprints);
    theirs.addAll(RawRowQueries.fingerprintsOf(connection, concerned));
    // Most visitors have page views, but no event with one of the names. For such visitors, nothing
    // more is read.
    var counted = RawEventReader.eventsOf(connection, theirs, concerned, names);
    if (!counted.isEmpty()) {
      sums.lock();
      replace(sums, ownersOf(connection, counted), changes);
    }
  }

  private static Set<TrackedPerson> ownersOf(Connection connection, List<SiteEvent> events)
      throws SQLException {
    var fingerprints =
        events.stream()
            .map(SiteEvent::fingerprint)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var rows = new EventsAndOwners();
    FingerprintLinkReader.read(connection, fingerprints, rows);
    return events.stream().map(rows::personOf).collect(Collectors.toSet());
  }

  private void replace(SharedSumWriter sums, Set<TrackedPerson> people, EarliestChanges changes)
      throws SQLException {
    var connection = sums.connection();
    var users =
        people.stream()
            .filter(TrackedPerson::isUser)
            .map(TrackedPerson::id)
            .collect(Collectors.toSet());
    var fingerprints = new HashSet<>(RawRowQueries.fingerprintsOf(connection, users));
    people.stream()
        .filter(person -> !person.isUser())
        .map(TrackedPerson::id)
        .forEach(fingerprints::add);
    var rows = new EventsAndOwners();
    FingerprintLinkReader.read(connection, fingerprints, rows);
    var events = new HashMap<TrackedPerson, List<SiteEvent>>();
    for (var event : RawEventReader.eventsOf(connection, fingerprints, users, names)) {
      var person = rows.personOf(event);
      if (people.contains(person)) {
        events.computeIfAbsent(person, _ -> new ArrayList<>()).add(event);
      }
    }
    eventUpdater.replace(sums, events, fingerprints, rows, changes);
  }
}
