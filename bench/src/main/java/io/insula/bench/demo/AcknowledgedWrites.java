package io.insula.bench.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writes that the server has acknowledged. The database must contain all these writes when the
 * demonstration ends.
 *
 * @param projects the messages of the threads of each proposed project, by the project's id
 * @param comments the project of each comment, by the comment's message
 * @param votes the last acknowledged vote of each voter on each thread
 */
record AcknowledgedWrites(
    Map<Long, List<String>> projects, Map<String, Long> comments, Map<Ballot, Integer> votes) {
  record Ballot(long thread, String voter) {}

  AcknowledgedWrites() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }
}
