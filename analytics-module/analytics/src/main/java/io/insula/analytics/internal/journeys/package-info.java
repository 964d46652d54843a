/**
 * Computes touches, people and credits from raw page views and events. The results depend only on
 * the arguments: this package uses neither a database nor a clock.
 */
@NullMarked
package io.insula.analytics.internal.journeys;

import org.jspecify.annotations.NullMarked;
