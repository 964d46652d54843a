package io.insula.analytics.internal.traffic;

/**
 * Who a host or a {@code utm_source} is.
 *
 * @param name in lower case, as the source of its visits
 */
record KnownSource(String name, SourceKind kind) {}
