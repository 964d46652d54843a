/**
 * Stores events: the rules for events, their ids, the writer that stores events in groups, and the
 * routes.
 */
@NullMarked
package io.insula.activity.internal.ingest;

import org.jspecify.annotations.NullMarked;
