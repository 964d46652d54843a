package io.insula.analytics;

import java.time.LocalDate;

/**
 * The counts of a day, or of the part of a day that is inside the period.
 *
 * @param visitors the number of different fingerprints
 */
public record DayCounts(LocalDate day, long pageviews, long visitors, long signups) {}
