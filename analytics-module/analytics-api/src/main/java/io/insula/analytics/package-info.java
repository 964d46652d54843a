/**
 * Where users come from. What other apps may see; start at {@link io.insula.analytics.Analytics}.
 */
@NullMarked
package io.insula.analytics;

import org.jspecify.annotations.NullMarked;
