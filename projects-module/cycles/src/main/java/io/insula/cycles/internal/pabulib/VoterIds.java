package io.insula.cycles.internal.pabulib;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Remembers which voters there were. Numbers that count up, as most files have them, take no memory
 * each. All other ids take 11 to 22 bytes: 64 bits of a hash. Two of ten million voters have the
 * same one with a probability of 3 in a million.
 */
final class VoterIds {
  /** Numbers that follow each other are one run behind so many of them. */
  private static final int LONG_RUN = 16;

  private static final int MOST_DIGITS = 18;
  private static final long NONE = -2;
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** The last number of each run, by its first one. */
  private final NavigableMap<Long, Long> runs = new TreeMap<>();

  private long lastNumber = NONE;
  private int following;
  private long[] hashes = new long[FIRST_CAPACITY];
  private int size;

  /** Whether this voter is new. */
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

  /** The number that an id is, as it is usually written; {@link #NONE} if it is none. */
  private static long number(String id) {
    var isNumber =
        !id.isEmpty()
            && id.length() <= MOST_DIGITS
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

  /** Where this hash is, or would be. */
  private static int slotOf(long[] table, long hash) {
    var mask = table.length - 1;
    var slot = (int) hash & mask;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
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
