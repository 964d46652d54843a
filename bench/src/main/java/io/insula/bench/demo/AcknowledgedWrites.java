package io.insula.bench.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was acknowledged, and so must be there in the end.
 *
 * @param projects the messages of the threads that each was proposed with, by the project's id
 * @param comments the project that each was added to, by its message
 * @param votes the last value that each voter was acknowledged on each thread
 */
record AcknowledgedWrites(
    Map<Long, List<String>> projects, Map<String, Long> comments, Map<Ballot, Integer> votes) {
  record Ballot(long thread, String voter) {}

  AcknowledgedWrites() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }
}
