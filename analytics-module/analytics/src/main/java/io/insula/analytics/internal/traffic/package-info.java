/**
 * Reads from an address and its referrer where a visitor came from. Pure: no database, no clock.
 */
@NullMarked
package io.insula.analytics.internal.traffic;

import org.jspecify.annotations.NullMarked;
