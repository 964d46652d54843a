/** Stores cycles, their proposals and ballots. */
@NullMarked
package io.insula.cycles.internal.cycle;

import org.jspecify.annotations.NullMarked;
