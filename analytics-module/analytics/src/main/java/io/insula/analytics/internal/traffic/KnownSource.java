package io.insula.analytics.internal.traffic;

/**
 * The owner of a host or of a {@code utm_source}.
 *
 * @param name in lower case, as the source of its visits
 */
record KnownSource(String name, SourceKind kind) {}
