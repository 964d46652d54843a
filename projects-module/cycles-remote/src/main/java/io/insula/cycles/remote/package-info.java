/** The app {@code cycles} in another process: its client, its service and its messages. */
@NullMarked
package io.insula.cycles.remote;

import org.jspecify.annotations.NullMarked;
