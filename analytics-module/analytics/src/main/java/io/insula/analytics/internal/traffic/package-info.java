/**
 * Finds the traffic source of a page view from its address and its referrer. Pure: no database, no
 * clock.
 */
@NullMarked
package io.insula.analytics.internal.traffic;

import org.jspecify.annotations.NullMarked;
