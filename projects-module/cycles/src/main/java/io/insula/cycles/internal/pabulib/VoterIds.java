package io.insula.cycles.internal.pabulib;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The voter ids of a file, to find ids that occur twice. Consecutive numbers are stored as ranges
 * and need almost no memory. Every other id needs 11 to 22 bytes for a 64-bit hash.
 *
 * <p>If two ids had the same hash, the file would be refused by mistake. Among ten million voters,
 * the probability is 3 in a million.
 */
final class VoterIds {
  /** The number of consecutive ids that are stored as hashes before a range begins. */
  private static final int LONG_RUN = 16;

  private static final int MAX_DIGITS = 18;
  private static final long NONE = -2;
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Ranges of consecutive ids. Maps the first number of each range to the last number. */
  private final NavigableMap<Long, Long> runs = new TreeMap<>();

  private long lastNumber = NONE;
  private int following;
  private long[] hashes = new long[FIRST_CAPACITY];
  private int size;

  /** Adds a voter id and returns whether the id is new. */
  boolean add(String id) {
    var number = number(id);
    following = number >= 0 && number == lastNumber + 1 ? following + 1 : 0;
    lastNumber = number;
    if (number < 0) {
      return addHash(hash(id));
    }
    var run = runs.floorEntry(number);
    if (run != null && run.getValue() >= number) {
      return false;
    }
    if (following < LONG_RUN) {
      return addHash(hash(id));
    }
    if (hashes[slotOf(hashes, hash(id))] != 0) {
      return false;
    }
    runs.put(run != null && run.getValue() == number - 1 ? run.getKey() : (Long) number, number);
    return true;
  }

  /** Returns the number of an id such as {@code 120}; {@link #NONE} for ids such as {@code 012}. */
  private static long number(String id) {
    var isNumber =
        !id.isEmpty()
            && id.length() <= MAX_DIGITS
            && id.chars().allMatch(each -> each >= '0' && each <= '9')
            && (id.length() == 1 || id.charAt(0) != '0');
    return isNumber ? Long.parseLong(id) : NONE;
  }

  private boolean addHash(long hash) {
    if (size >= hashes.length / 4 * 3) {
      grow();
    }
    var slot = slotOf(hashes, hash);
    if (hashes[slot] != 0) {
      return false;
    }
    hashes[slot] = hash;
    size++;
    return true;
  }

  private void grow() {
    var larger = new long[hashes.length * 2];
    Arrays.stream(hashes)
        .filter(hash -> hash != 0)
        .forEach(hash -> larger[slotOf(larger, hash)] = hash);
    hashes = larger;
  }

  /** Returns the slot of this hash, or the free slot for it. */
  private static int slotOf(long[] table, long hash) {
    var mask = table.length - 1;
    var slot = (int) hash & mask;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * Computes the FNV-1a hash of an id and mixes its bits. Never returns 0, which marks an empty
   * slot.
   */
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
