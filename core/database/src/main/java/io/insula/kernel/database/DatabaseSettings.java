package io.insula.kernel.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How a process copes with its database.
 *
 * @param connectAttempts how often a starting process tries to connect
 * @param firstWait the wait after the first failed attempt; it doubles with each further one
 * @param longestWait the bound of that growth
 * @param pingInterval how often a running process probes the database
 * @param longestSilence when a database that does not answer a probe is considered unavailable, and
 *     every request that waits for it gets an error
 * @param longestQueue how long a request waits for a connection while the database answers
 * @param mostWaiting how many requests of one app wait for a connection at most
 * @param concurrentStatements how many connections are worked on at a time; 0 for twice the
 *     processors of this machine
 * @param longestStatement when a connection on which nothing arrives is given up though the
 *     database answers on others
 * @param acceptNewer whether a database may be used that a newer program has migrated
 */
@ConfigurationProperties("insula.database")
record DatabaseSettings(
    int connectAttempts,
    Duration firstWait,
    Duration longestWait,
    Duration pingInterval,
    Duration longestSilence,
    Duration longestQueue,
    int mostWaiting,
    int concurrentStatements,
    Duration longestStatement,
    boolean acceptNewer) {
  private static final int STATEMENTS_PER_PROCESSOR = 2;

  /** How many connections are worked on at a time. */
  int statementsAtOnce() {
    return concurrentStatements > 0
        ? concurrentStatements
        : STATEMENTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }
}
