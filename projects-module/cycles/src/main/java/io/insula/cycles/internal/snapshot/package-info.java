/** Serves cycles to other apps. */
@NullMarked
package io.insula.cycles.internal.snapshot;

import org.jspecify.annotations.NullMarked;
