package io.insula.cycles.internal.voters;

import io.insula.kernel.base.Sha256;
import java.nio.ByteBuffer;

/**
 * Maps each name in a roster file to its line. Stores 64-bit hashes of the names. For 200,000
 * names, the probability of two equal hashes is one in a billion.
 */
final class NameLineIndex {
  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] hashes = new long[FIRST_CAPACITY];
  private int[] lines = new int[FIRST_CAPACITY];
  private int size;

  /**
   * Adds a name and returns 0. If an earlier line has the same name, adds nothing and returns the
   * number of that line.
   */
  int add(String name, int line) {
    if (size >= hashes.length / 4 * 3) {
      grow();
    }
    var hash = hash(name);
    var slot = slotOf(hash);
    if (hashes[slot] != 0) {
      return lines[slot];
    }
    hashes[slot] = hash;
    lines[slot] = line;
    size++;
    return 0;
  }

  private void grow() {
    var oldHashes = hashes;
    var oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[oldLines.length * 2];
    for (var i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        var slot = slotOf(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lines[slot] = oldLines[i];
      }
    }
  }

  /** Returns the slot with this hash; a free slot if no slot has this hash. */
  private int slotOf(long hash) {
    var mask = hashes.length - 1;
    var slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Computes the hash of a name. It is never 0, which marks an empty slot. */
  private static long hash(String name) {
    var hash = ByteBuffer.wrap(Sha256.of(name)).getLong();
    return hash == 0 ? 1 : hash;
  }
}
