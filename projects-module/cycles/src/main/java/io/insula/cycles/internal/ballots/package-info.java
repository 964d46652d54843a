/** Casting ballots: by accounts and codes, on paper, and what a voter reads of their own. */
@NullMarked
package io.insula.cycles.internal.ballots;

import org.jspecify.annotations.NullMarked;
