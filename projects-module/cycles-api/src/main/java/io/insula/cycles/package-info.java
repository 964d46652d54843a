/** Budgeting cycles: their proposals, their ballots and how these are counted. */
@NullMarked
package io.insula.cycles;

import org.jspecify.annotations.NullMarked;
