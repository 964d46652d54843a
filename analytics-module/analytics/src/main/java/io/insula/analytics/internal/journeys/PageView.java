package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.Nullable;

/** A page view as it was sent. */
public record PageView(
    RowPosition place,
    String fingerprint,
    @Nullable String userId,
    String url,
    @Nullable String referrerUrl) {}
