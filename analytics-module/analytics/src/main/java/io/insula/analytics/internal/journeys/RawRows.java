package io.insula.analytics.internal.journeys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The raw rows of some fingerprints and users, as far as journeys need them. */
public final class RawRows {
  private final Visits visits;
  private final Map<String, Visits.Walk> walks = new HashMap<>();
  private final Map<String, List<Touch>> touches = new HashMap<>();
  private final Map<String, List<Place>> pageviews = new HashMap<>();
  private final Map<String, TreeMap<Place, String>> links = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final TreeSet<String> fingerprints = new TreeSet<>();

  public RawRows(Visits visits) {
    this.visits = visits;
  }

  /** Adds the next page view of its fingerprint, of which all are added in their order. */
  public void add(PageView pageview) {
    var fingerprint = pageview.fingerprint();
    fingerprints.add(fingerprint);
    walks.computeIfAbsent(fingerprint, this::walk).add(pageview, visits.read(pageview));
    pageviews.computeIfAbsent(fingerprint, _ -> new ArrayList<>()).add(pageview.place());
    addLink(pageview);
  }

  private Visits.Walk walk(String fingerprint) {
    var found = new ArrayList<Touch>();
    touches.put(fingerprint, found);
    return new Visits.Walk(found::add);
  }

  /** Adds no more of a page view than who was seen. */
  public void addLink(PageView pageview) {
    if (pageview.userId() != null) {
      linksOf(pageview.fingerprint()).put(pageview.place(), pageview.userId());
    }
  }

  /** Adds an event. */
  public void add(Event event) {
    events.add(event);
    var fingerprint = event.fingerprint();
    if (fingerprint != null) {
      fingerprints.add(fingerprint);
      if (event.userId() != null) {
        linksOf(fingerprint).put(event.place(), event.userId());
      }
    }
  }

  private TreeMap<Place, String> linksOf(String fingerprint) {
    return links.computeIfAbsent(fingerprint, _ -> new TreeMap<>());
  }

  /** All that occur. */
  Collection<String> fingerprints() {
    return fingerprints;
  }

  /** In their order. */
  List<Place> pageviewsOf(String fingerprint) {
    return pageviews.getOrDefault(fingerprint, List.of());
  }

  /** In their order; to be asked for when all page views are added. */
  List<Touch> touchesOf(String fingerprint) {
    var walk = walks.remove(fingerprint);
    if (walk != null) {
      walk.end();
    }
    return touches.getOrDefault(fingerprint, List.of());
  }

  public List<Event> events() {
    return events;
  }

  public Owners ownersOf(String fingerprint) {
    return new Owners(links.getOrDefault(fingerprint, new TreeMap<>()));
  }

  /** Whose an event is. */
  public Person personOf(Event event) {
    if (event.userId() != null) {
      return Person.user(event.userId());
    }
    var fingerprint = event.fingerprint();
    if (fingerprint == null) {
      throw new IllegalArgumentException("An event without fingerprint and user");
    }
    return ownersOf(fingerprint).personAt(event.place(), fingerprint);
  }
}
