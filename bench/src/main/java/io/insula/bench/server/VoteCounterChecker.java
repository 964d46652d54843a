package io.insula.bench.server;

import java.util.List;

/** Checks the numbers of up and down votes that are stored with each thread. */
public final class VoteCounterChecker {
  private static final String OFF =
      """
      SELECT thread.id FROM threads.thread
      LEFT JOIN threads.vote ON vote.thread_id = thread.id
      GROUP BY thread.id, up_votes, down_votes
      HAVING up_votes <> count(*) FILTER (WHERE value = 1)
        OR down_votes <> count(*) FILTER (WHERE value = -1)
      """;

  private VoteCounterChecker() {}

  /** Returns the ids of the threads whose counters differ from their numbers of votes. */
  public static List<Long> off(Database threads) {
    return threads.query(OFF, row -> row.getLong(1));
  }
}
