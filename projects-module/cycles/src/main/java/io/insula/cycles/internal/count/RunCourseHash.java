package io.insula.cycles.internal.count;

/**
 * A hash of everything that a run of equal shares decides. Runs with the same hash count as runs
 * with the same decisions. {@link ShareRaising} uses the hash to skip runs.
 */
final class RunCourseHash {
  private long value;

  void add(long observed) {
    value = mix(value ^ mix(observed));
  }

  long value() {
    return value;
  }

  /** Mixes the bits of a number (Stafford's variant 13 of MurmurHash3's finalizer). */
  static long mix(long number) {
    var mixed = number + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
