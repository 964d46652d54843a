package io.insula.analytics.internal.journeys;

import java.util.List;

/**
 * What is known of one person, in the order of its places.
 *
 * @param fingerprints that something of the person was done under, in their own order
 * @param events that count, conversions or not
 * @param pageviews when they were
 */
public record Journey(
    TrackedPerson person,
    List<String> fingerprints,
    List<JourneyTouch> touches,
    List<SiteEvent> events,
    TimestampList pageviews) {}
