package io.insula.cycles.internal.receipts;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The sorted receipts of counted ballots, as leaves of a Merkle tree. Each block of {@value
 * #BLOCK_RECEIPTS} receipts has a stored root, so a proof reads only one block.
 */
@Singleton
public class ReceiptTreeStore {
  /** The number of receipts in a block; a power of two, so that each block is a subtree. */
  static final int BLOCK_RECEIPTS = 256;

  private static final int BLOCKS_PER_READ = 32;

  private final Jdbi jdbi;

  ReceiptTreeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A receipt with its place in the sorted list.
   *
   * @param number from 1
   */
  record NumberedReceipt(long number, byte[] receipt) {}

  /**
   * Builds the tree over the collected ballots of a cycle. Runs in the current transaction.
   *
   * @return the root of the tree
   */
  public byte[] build(long cycleId) {
    var roots = new ArrayList<byte[]>();
    var portion = next(cycleId, 0, BLOCK_RECEIPTS * BLOCKS_PER_READ);
    while (!portion.isEmpty()) {
      for (var from = 0; from < portion.size(); from += BLOCK_RECEIPTS) {
        roots.add(MerkleTree.root(leaves(portion, from)));
      }
      portion = next(cycleId, portion.getLast().number(), BLOCK_RECEIPTS * BLOCKS_PER_READ);
    }
    store(cycleId, roots);
    return MerkleTree.root(roots);
  }

  private static List<byte[]> leaves(List<NumberedReceipt> receipts, int from) {
    return receipts.subList(from, Math.min(from + BLOCK_RECEIPTS, receipts.size())).stream()
        .map(each -> MerkleTree.leaf(each.receipt()))
        .toList();
  }

  private void store(long cycleId, List<byte[]> roots) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.receipt_block (cycle_id, position, root)
                    SELECT :cycle, place - 1, decode(root, 'hex')
                    FROM unnest(:roots) WITH ORDINALITY AS given (root, place)
                    """)
                .bind("cycle", cycleId)
                .bindArray(
                    "roots", String.class, roots.stream().map(ReceiptTreeStore::hex).toList())
                .execute());
  }

  /** Deletes the tree of a cycle. Runs in the current transaction. */
  public void clear(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM cycles.receipt_block WHERE cycle_id = :cycle")
                .bind("cycle", cycleId)
                .execute());
  }

  /** Returns the next receipts of a cycle, in their order. */
  List<NumberedReceipt> next(long cycleId, long after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number, receipt FROM cycles.ballot
                    WHERE cycle_id = :cycle AND number > :after AND receipt IS NOT NULL
                    ORDER BY number LIMIT :most
                    """)
                .bind("cycle", cycleId)
                .bind("after", after)
                .bind("most", limit)
                .map((row, context) -> new NumberedReceipt(row.getLong(1), row.getBytes(2)))
                .list());
  }

  /** Returns the proof that a receipt is in the tree of a cycle; empty if it is not. */
  Optional<ReceiptProof> prove(long cycleId, byte[] receipt) {
    return numberOf(cycleId, receipt).map(number -> prove(cycleId, receipt, number - 1));
  }

  private ReceiptProof prove(long cycleId, byte[] receipt, long index) {
    var start = index / BLOCK_RECEIPTS * BLOCK_RECEIPTS;
    var leaves = leaves(next(cycleId, start, BLOCK_RECEIPTS), 0);
    var roots = roots(cycleId);
    var path = new ArrayList<>(MerkleTree.path((int) (index - start), leaves));
    path.addAll(MerkleTree.path((int) (index / BLOCK_RECEIPTS), roots));
    return new ReceiptProof(
        hex(receipt),
        index,
        size(cycleId),
        path.stream().map(ReceiptTreeStore::hex).toList(),
        hex(MerkleTree.root(roots)));
  }

  private Optional<Long> numberOf(long cycleId, byte[] receipt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT number FROM cycles.ballot WHERE cycle_id = :cycle AND receipt ="
                        + " :receipt")
                .bind("cycle", cycleId)
                .bind("receipt", receipt)
                .mapTo(Long.class)
                .findOne());
  }

  private List<byte[]> roots(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT root FROM cycles.receipt_block WHERE cycle_id = :cycle ORDER BY"
                        + " position")
                .bind("cycle", cycleId)
                .map((row, context) -> row.getBytes(1))
                .list());
  }

  private long size(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT ballots FROM cycles.cycle WHERE id = :cycle")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
