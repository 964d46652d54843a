package io.insula.analytics.internal.journeys;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Builds the journeys of people from raw rows, which it assigns to their owners. */
@Singleton
public final class Journeys {
  private final Set<String> names;

  Journeys(JourneyRules rules) {
    this.names = rules.names();
  }

  /** The rows of a person while they are collected. */
  private static final class Gathered {
    final TreeSet<String> fingerprints = new TreeSet<>();
    final List<JourneyTouch> touches = new ArrayList<>();
    final List<RowPosition> pageviews = new ArrayList<>();
    final List<SiteEvent> events = new ArrayList<>();
  }

  /**
   * Returns the journey of each person to whom at least one of the rows belongs. A journey is
   * complete if all fingerprints of the person, with all their rows, are in the input.
   */
  public Map<TrackedPerson, Journey> of(RawRows rows) {
    var gathered = new HashMap<TrackedPerson, Gathered>();
    for (var fingerprint : rows.fingerprints()) {
      var owners = rows.ownersOf(fingerprint);
      for (var place : rows.pageviewsOf(fingerprint)) {
        var person = of(owners.personAt(place, fingerprint), gathered);
        person.fingerprints.add(fingerprint);
        person.pageviews.add(place);
      }
      for (var touch : rows.touchesOf(fingerprint)) {
        of(owners.personAt(touch.place(), fingerprint), gathered).touches.add(touch);
      }
    }
    for (var event : rows.events()) {
      var person = of(rows.personOf(event), gathered);
      if (names.contains(event.name())) {
        person.events.add(event);
      }
      if (event.fingerprint() != null) {
        person.fingerprints.add(event.fingerprint());
      }
    }
    var journeys = new HashMap<TrackedPerson, Journey>();
    gathered.forEach((person, all) -> journeys.put(person, journey(person, all)));
    return journeys;
  }

  private static Gathered of(TrackedPerson person, Map<TrackedPerson, Gathered> gathered) {
    return gathered.computeIfAbsent(person, _ -> new Gathered());
  }

  private static Journey journey(TrackedPerson person, Gathered all) {
    all.touches.sort(Comparator.comparing(JourneyTouch::place));
    all.events.sort(Comparator.comparing(SiteEvent::place));
    return new Journey(
        person,
        List.copyOf(all.fingerprints),
        List.copyOf(all.touches),
        List.copyOf(all.events),
        new TimestampList(all.pageviews));
  }
}
