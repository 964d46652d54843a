package io.insula.bench.analytics;

import org.jspecify.annotations.Nullable;

/** A page that a visit views, with its referrer. Neither text needs escaping. */
record PageWithReferrer(String url, @Nullable String referrerUrl) {}
