/**
 * Reports where users come from. This is the API for other apps; start at {@link
 * io.insula.analytics.Analytics}.
 */
@NullMarked
package io.insula.analytics;

import org.jspecify.annotations.NullMarked;
