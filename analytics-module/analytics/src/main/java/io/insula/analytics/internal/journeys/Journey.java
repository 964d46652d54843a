package io.insula.analytics.internal.journeys;

import java.util.List;

/**
 * The touches, events and page views of one person, ordered by position.
 *
 * @param fingerprints the fingerprints of the person, sorted
 * @param events the events that reports show (see {@link JourneyRules#names}); some of them are
 *     conversions
 * @param pageviews the times of page views
 */
public record Journey(
    TrackedPerson person,
    List<String> fingerprints,
    List<JourneyTouch> touches,
    List<SiteEvent> events,
    TimestampList pageviews) {}
