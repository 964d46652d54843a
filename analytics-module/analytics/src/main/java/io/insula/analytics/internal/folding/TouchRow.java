package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import java.time.Instant;
import java.util.Map;

/**
 * A row of the table of touches.
 *
 * @param labels the number of the touch's label, by kind of label
 * @param before the time of the fingerprint's previous touch with the same label, by kind of label;
 *     missing without such a touch
 */
record TouchRow(
    String fingerprint,
    RowPosition place,
    Map<Label.Kind, Integer> labels,
    int pageviews,
    Map<Label.Kind, Instant> before) {}
