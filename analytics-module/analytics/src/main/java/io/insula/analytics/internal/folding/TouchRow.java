package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import java.time.Instant;
import java.util.Map;

/**
 * A row of the table of touches.
 *
 * @param labels for each dimension, the number of the touch's label
 * @param before for each dimension, the time of the previous touch with the same label, if there is
 *     one
 */
record TouchRow(
    String fingerprint,
    RowPosition place,
    Map<Label.Kind, Integer> labels,
    int pageviews,
    Map<Label.Kind, Instant> before) {}
