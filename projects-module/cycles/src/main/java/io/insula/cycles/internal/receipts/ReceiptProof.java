package io.insula.cycles.internal.receipts;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * Proves that a receipt belongs to the Merkle tree whose root is in the results, by RFC 9162,
 * section 2.1.3.2. All hashes are in hex.
 *
 * @param index the index of the receipt, from 0
 * @param treeSize the number of receipts
 * @param path the sibling hashes on the way from the receipt to the root, the nearest first
 */
@Introspected
record ReceiptProof(String receipt, long index, long treeSize, List<String> path, String root) {}
