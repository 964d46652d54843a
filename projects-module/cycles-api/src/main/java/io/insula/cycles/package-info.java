/**
 * Budgeting cycles: their proposals, their ballots and how these are counted. What other apps may
 * see; start at {@link io.insula.cycles.Cycles}.
 */
@NullMarked
package io.insula.cycles;

import org.jspecify.annotations.NullMarked;
