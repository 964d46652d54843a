/** Computes statistics of votes: who took part, what proposals cost and what voters got. */
@NullMarked
package io.insula.cycles.internal.statistics;

import org.jspecify.annotations.NullMarked;
