package io.insula.cycles.internal.voters;

import io.insula.kernel.base.Sha256;
import java.nio.ByteBuffer;

/**
 * Remembers in which line each name stands, in 12 bytes a slot: 64 bits of a hash, and the line.
 * Two of 200,000 names have the same hash with a probability of one in a billion.
 */
final class LinesOfNames {
  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] hashes = new long[FIRST_CAPACITY];
  private int[] lines = new int[FIRST_CAPACITY];
  private int size;

  /** Remembers a name, unless it stands in an earlier line, which is the answer then; else 0. */
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

  /** Where this hash is, or would be. */
  private int slotOf(long hash) {
    var mask = hashes.length - 1;
    var slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** 0 marks an empty slot and is no hash. */
  private static long hash(String name) {
    var hash = ByteBuffer.wrap(Sha256.of(name)).getLong();
    return hash == 0 ? 1 : hash;
  }
}
