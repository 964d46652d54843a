/** Stores events: rules, ids, the writer of groups, and the routes. */
@NullMarked
package io.insula.activity.internal.ingest;

import org.jspecify.annotations.NullMarked;
