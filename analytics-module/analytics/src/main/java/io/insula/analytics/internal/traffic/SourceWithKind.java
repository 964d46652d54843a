package io.insula.analytics.internal.traffic;

/**
 * A source of visits, with its kind.
 *
 * @param name the source as in reports, in lower case
 * @param kind the kind of the source; {@link SourceKind#NONE} if unknown
 */
record SourceWithKind(String name, SourceKind kind) {}
