package io.insula.analytics.internal.journeys;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conversions of one person, and the page views of all fingerprints that the person ever had. */
public final class PersonRows {
  private final TrackedPerson person;
  private final List<SiteEvent> conversions;
  private final PageviewReader pageviews;
  private final EventsAndOwners rows;
  private final EarlierPageviews earlier;
  private final Map<String, FingerprintOwners> owners = new HashMap<>();

  /**
   * @param conversions the conversions of the person, in any order
   * @param pageviews all page views of the person's fingerprints, in order. May include other
   *     people's page views
   * @param rows the owners of the rows of the fingerprints
   */
  public PersonRows(
      TrackedPerson person,
      List<SiteEvent> conversions,
      PageviewReader pageviews,
      EventsAndOwners rows) {
    this(person, conversions, pageviews, rows, EarlierPageviews.NONE);
  }

  /**
   * @param conversions some conversions of the person, in any order
   * @param pageviews the page views of the person's fingerprints, in order. Must include one
   *     attribution window before the first and after the last conversion. May include other
   *     people's page views
   * @param rows the owners of the rows of the fingerprints
   * @param earlier the page views before {@code pageviews}
   */
  public PersonRows(
      TrackedPerson person,
      List<SiteEvent> conversions,
      PageviewReader pageviews,
      EventsAndOwners rows,
      EarlierPageviews earlier) {
    this.person = person;
    this.conversions = conversions.stream().sorted(Comparator.comparing(SiteEvent::place)).toList();
    this.pageviews = pageviews;
    this.rows = rows;
    this.earlier = earlier;
  }

  /** Returns the page views before the range that {@link #forEachPageview} reads. */
  EarlierPageviews earlier() {
    return earlier;
  }

  /** Returns the conversions in order. */
  List<SiteEvent> conversions() {
    return conversions;
  }

  /** Reads the page views of the person. */
  void forEachPageview(PageviewConsumer consumer) throws SQLException {
    pageviews.forEach(
        pageview -> {
          if (isTheirs(pageview)) {
            consumer.take(pageview);
          }
        });
  }

  /** Reads the page views of all people who had the fingerprints. */
  void forEachPageviewOfAll(PageviewConsumer consumer) throws SQLException {
    pageviews.forEach(consumer);
  }

  /** Whether a page view belongs to the person. Other people can have the same fingerprint. */
  boolean isTheirs(PageView pageview) {
    return owners
        .computeIfAbsent(pageview.fingerprint(), rows::ownersOf)
        .personAt(pageview.place(), pageview.fingerprint())
        .equals(person);
  }
}
