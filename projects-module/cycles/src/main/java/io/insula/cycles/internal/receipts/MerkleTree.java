package io.insula.cycles.internal.receipts;

import io.insula.kernel.base.Sha256;
import java.util.ArrayList;
import java.util.List;

/** Computes the hashes of a Merkle tree by RFC 6962, section 2.1, with SHA-256. */
final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  /** Returns the hash of a leaf. */
  static byte[] leaf(byte[] content) {
    var digest = Sha256.digest();
    digest.update(LEAF);
    return digest.digest(content);
  }

  /**
   * Returns the root over the hashes of leaves or of subtrees. Each subtree must have the same
   * number of leaves, a power of two. Only the last subtree can have fewer leaves.
   */
  static byte[] root(List<byte[]> hashes) {
    return switch (hashes.size()) {
      case 0 -> Sha256.digest().digest();
      case 1 -> hashes.getFirst();
      default -> {
        var split = split(hashes.size());
        yield node(root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
      }
    };
  }

  /**
   * Returns the sibling hashes on the way from one hash to the root, the nearest first.
   *
   * @param index the index of the hash, from 0
   */
  static List<byte[]> path(int index, List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return List.of();
    }
    var split = split(hashes.size());
    var left = hashes.subList(0, split);
    var right = hashes.subList(split, hashes.size());
    var isLeft = index < split;
    var path = new ArrayList<>(isLeft ? path(index, left) : path(index - split, right));
    path.add(root(isLeft ? right : left));
    return path;
  }

  /** Returns the largest power of two below a number of leaves. */
  private static int split(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }

  private static byte[] node(byte[] left, byte[] right) {
    var digest = Sha256.digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
