/** Takes page views and events in, raw. */
@NullMarked
package io.insula.analytics.internal.ingest;

import org.jspecify.annotations.NullMarked;
