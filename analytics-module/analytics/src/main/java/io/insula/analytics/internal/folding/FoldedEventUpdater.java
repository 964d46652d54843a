package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.journeys.ConversionCreditCalculator;
import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.JourneyBuilder;
import io.insula.analytics.internal.journeys.JourneyReceiver;
import io.insula.analytics.internal.journeys.PersonRows;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
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
  private final ConversionCreditCalculator creditCalculator;
  private final JourneyBuilder journeyBuilder;

  FoldedEventUpdater(ConversionCreditCalculator creditCalculator, JourneyBuilder journeyBuilder) {
    this.creditCalculator = creditCalculator;
    this.journeyBuilder = journeyBuilder;
  }

  /**
   * Writes the folded events that have changed. Reads only the page views that these events need.
   *
   * @param events the events of each person
   * @param fingerprints the fingerprints of all these people
   * @param rows the owners of the rows of the fingerprints
   * @param changes the earliest time at which a person's results may have changed
   */
  void replace(
      SharedSumWriter sums,
      Map<TrackedPerson, List<SiteEvent>> events,
      Collection<String> fingerprints,
      EventsAndOwners rows,
      EarliestChanges changes)
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
        if (creditCalculator.isConversion(event)) {
          converted.computeIfAbsent(person.getKey(), _ -> new ArrayList<>()).add(event);
        } else {
          writer.add(FoldedEvent.of(event, person.getKey()));
        }
      }
    }
    var theirs = fingerprintsOf(converted.keySet(), fingerprints, rows);
    converted.replaceAll(
        (person, all) -> changed(all, changes.of(person, valueOf(person, theirs), rows)));
    converted.values().removeIf(List::isEmpty);
    var ranges = new LinkedHashMap<TrackedPerson, PageviewRange>();
    converted.forEach(
        (person, some) -> ranges.put(person, rangeFor(some, valueOf(person, theirs))));
    var earlier = EarlierPageviewReader.read(sums.connection(), ranges, rows);
    PeoplePageviewReader.forEach(
        sums.connection(),
        ranges,
        (person, pageviews) ->
            journeyBuilder.of(
                new PersonRows(
                    person, valueOf(person, converted), pageviews, rows, valueOf(person, earlier)),
                (JourneyReceiver) conversion -> writer.add(FoldedEvent.of(conversion, person))));
    writer.end();
  }

  private static <T> T valueOf(TrackedPerson person, Map<TrackedPerson, T> values) {
    return requireNonNull(values.get(person));
  }

  /** Returns the conversions that rows at {@code since} or later can change. */
  private List<SiteEvent> changed(List<SiteEvent> all, Instant since) {
    return all.stream()
        .filter(event -> !event.place().at().plus(creditCalculator.window()).isBefore(since))
        .toList();
  }

  private PageviewRange rangeFor(List<SiteEvent> some, Set<String> fingerprints) {
    var times = some.stream().map(event -> event.place().at()).sorted().toList();
    return new PageviewRange(
        fingerprints,
        times.getFirst().minus(creditCalculator.window()),
        times.getLast().plus(creditCalculator.window()));
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
