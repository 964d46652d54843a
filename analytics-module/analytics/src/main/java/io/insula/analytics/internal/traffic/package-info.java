/**
 * Finds the traffic source of a page view from its address and its referrer. The results depend
 * only on the arguments and tables, not on a database or a clock.
 */
@NullMarked
package io.insula.analytics.internal.traffic;

import org.jspecify.annotations.NullMarked;
