/** Manages who may vote in a cycle, and the key that separates ballots from their voters. */
@NullMarked
package io.insula.cycles.internal.voters;

import org.jspecify.annotations.NullMarked;
