package io.insula.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Verifies inclusion proofs of a Merkle tree, as in RFC 9162, section 2.1.3.2. This class shares no
 * code with the server.
 */
public final class InclusionProofVerifier {
  private InclusionProofVerifier() {}

  /** Returns whether a path of hashes leads from a leaf to the root of its tree. */
  public static boolean holds(
      byte[] leaf, long leafIndex, long treeSize, List<byte[]> path, byte[] root) {
    if (leafIndex >= treeSize) {
      return false;
    }
    var fn = leafIndex;
    var sn = treeSize - 1;
    var r = hash(new byte[] {0}, leaf, new byte[0]);
    for (var p : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        r = hash(new byte[] {1}, p, r);
        if ((fn & 1) == 0) {
          while ((fn & 1) == 0 && fn != 0) {
            fn >>= 1;
            sn >>= 1;
          }
        }
      } else {
        r = hash(new byte[] {1}, r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(r, root);
  }

  private static byte[] hash(byte[] prefix, byte[] first, byte[] second) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(prefix);
      digest.update(first);
      digest.update(second);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
