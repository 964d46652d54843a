/**
 * Computes touches, people and credits from raw page views and events. The results depend only on
 * the arguments, not on a database or a clock.
 */
@NullMarked
package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.NullMarked;
