package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The raw rows of some fingerprints and users, reduced to the data that journeys need. */
public final class RawRows {
  private final TouchFinder visits;
  private final Map<String, TouchFinder.Walk> walks = new HashMap<>();
  private final Map<String, List<JourneyTouch>> touches = new HashMap<>();
  private final Map<TrafficSource, TrafficSource> sources = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<RowPosition>> pageviews = new HashMap<>();
  private final Map<String, TreeMap<RowPosition, String>> links = new HashMap<>();
  private final List<SiteEvent> events = new ArrayList<>();
  private final TreeSet<String> fingerprints = new TreeSet<>();

  public RawRows(TouchFinder visits) {
    this.visits = visits;
  }

  /** Adds a page view. The page views of a fingerprint must be added in order. */
  public void add(PageView pageview) {
    var fingerprint = pageview.fingerprint();
    fingerprints.add(fingerprint);
    walks.computeIfAbsent(fingerprint, this::walk).add(pageview, visits.read(pageview));
    pageviews.computeIfAbsent(fingerprint, _ -> new ArrayList<>()).add(pageview.place());
    addLink(pageview);
  }

  private TouchFinder.Walk walk(String fingerprint) {
    var found = new ArrayList<JourneyTouch>();
    touches.put(fingerprint, found);
    return new TouchFinder.Walk(touch -> found.add(shared(touch)));
  }

  /**
   * Returns the touch with the source and text objects of earlier equal touches, to save memory.
   * Most touches of a person have the same ones.
   */
  private JourneyTouch shared(JourneyTouch touch) {
    var referrerUrl = touch.referrerUrl();
    return new JourneyTouch(
        touch.place(),
        texts.computeIfAbsent(touch.fingerprint(), text -> text),
        sources.computeIfAbsent(touch.traffic(), source -> source),
        texts.computeIfAbsent(touch.page(), text -> text),
        referrerUrl == null ? null : texts.computeIfAbsent(referrerUrl, text -> text),
        touch.pageviews());
  }

  /** Adds only the user of a page view, who may own other rows of the fingerprint. */
  public void addLink(PageView pageview) {
    if (pageview.userId() != null) {
      linksOf(pageview.fingerprint()).put(pageview.place(), pageview.userId());
    }
  }

  /** Adds an event. */
  public void add(SiteEvent event) {
    events.add(event);
    var fingerprint = event.fingerprint();
    if (fingerprint != null) {
      fingerprints.add(fingerprint);
      if (event.userId() != null) {
        linksOf(fingerprint).put(event.place(), event.userId());
      }
    }
  }

  private TreeMap<RowPosition, String> linksOf(String fingerprint) {
    return links.computeIfAbsent(fingerprint, _ -> new TreeMap<>());
  }

  /** Returns the fingerprints of all added rows. */
  Collection<String> fingerprints() {
    return fingerprints;
  }

  /** Returns the positions of the page views of a fingerprint, in order. */
  List<RowPosition> pageviewsOf(String fingerprint) {
    return pageviews.getOrDefault(fingerprint, List.of());
  }

  /** Returns the touches of a fingerprint, in order. All page views must have been added before. */
  List<JourneyTouch> touchesOf(String fingerprint) {
    var walk = walks.remove(fingerprint);
    if (walk != null) {
      walk.end();
    }
    return touches.getOrDefault(fingerprint, List.of());
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
