package io.insula.bench.analytics;

import org.jspecify.annotations.Nullable;

/** The first page of a visit and its source. Its texts need no escaping. */
record VisitStart(String url, @Nullable String referrerUrl) {}
