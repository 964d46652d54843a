/** Publishes the receipts of counted ballots and proves them with a Merkle tree. */
@NullMarked
package io.insula.cycles.internal.receipts;

import org.jspecify.annotations.NullMarked;
