package io.insula.analytics;

import java.time.LocalDate;

/**
 * What was seen on a day, or on what of it belongs to the period.
 *
 * @param visitors fingerprints seen
 */
public record DayCounts(LocalDate day, long pageviews, long visitors, long signups) {}
