package io.insula.cycles.internal.pabulib;

import java.util.Arrays;

/**
 * Remembers which voters there were, in 11 to 22 bytes each: by 64 bits of a hash. Two of ten
 * million voters have the same one with a probability of 3 in a million.
 */
final class VoterIds {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] hashes = new long[FIRST_CAPACITY];
  private int size;

  /** Whether this voter is new. */
  boolean add(String id) {
    if (size >= hashes.length / 4 * 3) {
      grow();
    }
    var added = insert(hashes, hash(id));
    size += added ? 1 : 0;
    return added;
  }

  private void grow() {
    var larger = new long[hashes.length * 2];
    Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
    hashes = larger;
  }

  private static boolean insert(long[] table, long hash) {
    var mask = table.length - 1;
    var slot = (int) hash & mask;
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = hash;
    return true;
  }

  /** FNV-1a, with its bits spread; 0 marks an empty slot and is no hash. */
  private static long hash(String id) {
    var hash = OFFSET;
    for (var i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
