package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import java.time.Instant;
import java.util.Map;

/**
 * A row of the table of touches.
 *
 * @param labels for each kind of label, the number of the touch's label
 * @param before for each kind of label, the time of the fingerprint's previous touch with the same
 *     label, if there is one
 */
record TouchRow(
    String fingerprint,
    RowPosition place,
    Map<Label.Kind, Integer> labels,
    int pageviews,
    Map<Label.Kind, Instant> before) {}
