package io.insula.analytics;

import java.time.LocalDate;

/**
 * The counts of a day. If the period begins or ends during the day, only the part inside the period
 * is counted.
 *
 * @param visitors the number of different fingerprints
 */
public record DayCounts(LocalDate day, long pageviews, long visitors, long signups) {}
