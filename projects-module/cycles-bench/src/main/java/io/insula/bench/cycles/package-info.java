/**
 * The benchmark {@code ./insula bench cycles}: imports and counts of elections, ballots and the end
 * of a vote.
 */
@NullMarked
package io.insula.bench.cycles;

import org.jspecify.annotations.NullMarked;
