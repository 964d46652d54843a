/**
 * The server's clock, which follows the clock of the database, and conversions of times and time
 * zones.
 */
@NullMarked
package io.insula.kernel.base.time;

import org.jspecify.annotations.NullMarked;
