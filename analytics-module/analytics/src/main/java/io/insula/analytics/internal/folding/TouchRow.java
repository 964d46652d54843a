package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import java.time.Instant;
import java.util.Map;

/**
 * A touch as it is stored.
 *
 * @param labels the number of its label of each dimension
 * @param before the time of the previous touch with that label, for each dimension with one
 */
record TouchRow(
    String fingerprint,
    RowPosition place,
    Map<Label.Kind, Integer> labels,
    int pageviews,
    Map<Label.Kind, Instant> before) {}
