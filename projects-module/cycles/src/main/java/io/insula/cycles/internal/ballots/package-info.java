/**
 * Casts ballots of accounts and codes, enters ballots from paper, and reads a voter's own ballot.
 */
@NullMarked
package io.insula.cycles.internal.ballots;

import org.jspecify.annotations.NullMarked;
