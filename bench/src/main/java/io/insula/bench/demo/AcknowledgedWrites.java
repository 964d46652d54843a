package io.insula.bench.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writes that the server has acknowledged. The database must contain all these writes when the
 * demonstration ends.
 *
 * @param projects the messages of a project's threads, by the id of the project
 * @param comments the id of the project, by the message of the comment
 * @param votes the last acknowledged vote, by thread and voter
 */
record AcknowledgedWrites(
    Map<Long, List<String>> projects, Map<String, Long> comments, Map<Ballot, Integer> votes) {
  record Ballot(long thread, String voter) {}

  AcknowledgedWrites() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }
}
