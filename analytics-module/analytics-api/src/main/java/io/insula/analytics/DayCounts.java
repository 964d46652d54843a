package io.insula.analytics;

import java.time.LocalDate;

/**
 * The counts of a day. If only a part of the day is in the period, the counts of this part.
 *
 * @param visitors the number of different fingerprints
 */
public record DayCounts(LocalDate day, long pageviews, long visitors, long signups) {}
