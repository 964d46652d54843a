/** The receipts of counted ballots, and the Merkle tree that proves them. */
@NullMarked
package io.insula.cycles.internal.receipts;

import org.jspecify.annotations.NullMarked;
