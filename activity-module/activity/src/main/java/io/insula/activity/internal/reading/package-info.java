/** Reads the event table within bounds: of time, of memory, and of how many read at once. */
@NullMarked
package io.insula.activity.internal.reading;

import org.jspecify.annotations.NullMarked;
