package io.insula.analytics.internal.journeys;

import java.util.List;

/**
 * The journey of one person, ordered by position.
 *
 * @param fingerprints the fingerprints of the person, sorted
 * @param events the events that answers show, see {@link JourneyRules#names}; some are conversions
 * @param pageviews the times of page views
 */
public record Journey(
    TrackedPerson person,
    List<String> fingerprints,
    List<JourneyTouch> touches,
    List<SiteEvent> events,
    TimestampList pageviews) {}
