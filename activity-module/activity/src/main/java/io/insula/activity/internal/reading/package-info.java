/** Reads the event table within limits of time, memory and concurrent readers. */
@NullMarked
package io.insula.activity.internal.reading;

import org.jspecify.annotations.NullMarked;
