/**
 * The benchmark {@code ./insula bench cycles}, which measures importing and counting elections,
 * casting ballots, and ending a vote.
 */
@NullMarked
package io.insula.bench.cycles;

import org.jspecify.annotations.NullMarked;
