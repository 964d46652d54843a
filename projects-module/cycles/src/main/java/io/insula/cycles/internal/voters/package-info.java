/** Who may vote in a cycle, and the key that keeps ballots apart from their voters. */
@NullMarked
package io.insula.cycles.internal.voters;

import org.jspecify.annotations.NullMarked;
