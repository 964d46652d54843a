package io.insula.analytics.internal.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events of some fingerprints and users, and the owners of these fingerprints. */
public final class EventsAndOwners {
  private final Map<String, TreeMap<RowPosition, String>> links = new HashMap<>();
  private final List<SiteEvent> events = new ArrayList<>();

  /** Links a fingerprint to a user, from a position on (see {@link FingerprintOwners}). */
  public void addLink(String fingerprint, RowPosition place, String userId) {
    links.computeIfAbsent(fingerprint, _ -> new TreeMap<>()).put(place, userId);
  }

  /** Adds an event. */
  public void add(SiteEvent event) {
    events.add(event);
  }

  public List<SiteEvent> events() {
    return events;
  }

  public FingerprintOwners ownersOf(String fingerprint) {
    return new FingerprintOwners(links.getOrDefault(fingerprint, new TreeMap<>()));
  }

  /** Returns the person to whom an event belongs. */
  public TrackedPerson personOf(SiteEvent event) {
    if (event.userId() != null) {
      return TrackedPerson.user(event.userId());
    }
    var fingerprint = event.fingerprint();
    if (fingerprint == null) {
      throw new IllegalArgumentException("An event has neither fingerprint nor user");
    }
    return ownersOf(fingerprint).personAt(event.place(), fingerprint);
  }
}
