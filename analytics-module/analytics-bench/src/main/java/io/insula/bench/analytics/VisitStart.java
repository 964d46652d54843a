package io.insula.bench.analytics;

import org.jspecify.annotations.Nullable;

/** The page on which a visit begins and what it came from. Needs no escaping anywhere. */
record VisitStart(String url, @Nullable String referrerUrl) {}
