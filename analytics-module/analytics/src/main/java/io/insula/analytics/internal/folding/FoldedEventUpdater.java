package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.ConversionAttribution;
import io.insula.analytics.internal.journeys.JourneyBuilder;
import io.insula.analytics.internal.journeys.JourneyReceiver;
import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.PersonRows;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Updates the stored folded events of people. */
@Singleton
final class FoldedEventUpdater {
  private final ConversionAttribution conversions;
  private final JourneyBuilder journeys;

  FoldedEventUpdater(ConversionAttribution conversions, JourneyBuilder journeys) {
    this.conversions = conversions;
    this.journeys = journeys;
  }

  /**
   * Writes the folded events that have changed.
   *
   * @param events the events of each person
   * @param fingerprints the fingerprints of these people
   * @param rows the owners of these fingerprints
   */
  void replace(
      SharedSums sums,
      Map<TrackedPerson, List<SiteEvent>> events,
      Collection<String> fingerprints,
      EventsAndOwners rows)
      throws SQLException {
    var numbers =
        events.values().stream()
            .flatMap(List::stream)
            .map(event -> event.place().number())
            .toList();
    var writer = new FoldedEventWriter(sums, FoldedEventTable.digests(sums.connection(), numbers));
    var converted = new LinkedHashMap<TrackedPerson, List<SiteEvent>>();
    for (var person : events.entrySet()) {
      for (var event : person.getValue()) {
        if (conversions.is(event)) {
          converted.computeIfAbsent(person.getKey(), _ -> new ArrayList<>()).add(event);
        } else {
          writer.add(FoldedEvent.of(event, person.getKey()));
        }
      }
    }
    PeoplePageviews.forEach(
        sums.connection(),
        fingerprintsOf(converted.keySet(), fingerprints, rows),
        (person, pageviews) ->
            journeys.of(
                new PersonRows(person, converted.getOrDefault(person, List.of()), pageviews, rows),
                (JourneyReceiver) conversion -> writer.add(FoldedEvent.of(conversion, person))));
    writer.end();
  }

  private static Map<TrackedPerson, Set<String>> fingerprintsOf(
      Set<TrackedPerson> people, Collection<String> fingerprints, EventsAndOwners rows) {
    var theirs = new HashMap<TrackedPerson, Set<String>>();
    people.forEach(person -> theirs.put(person, new TreeSet<>()));
    for (var fingerprint : fingerprints) {
      for (var person : rows.ownersOf(fingerprint).people(fingerprint)) {
        var known = theirs.get(person);
        if (known != null) {
          known.add(fingerprint);
        }
      }
    }
    return theirs;
  }
}
