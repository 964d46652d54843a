/**
 * Computes touches, people and credits from raw page views and events. Pure: no database, no clock.
 */
@NullMarked
package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.NullMarked;
