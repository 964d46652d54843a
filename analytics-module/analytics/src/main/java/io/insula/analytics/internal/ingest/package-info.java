/** Stores raw page views and events. */
@NullMarked
package io.insula.analytics.internal.ingest;

import org.jspecify.annotations.NullMarked;
