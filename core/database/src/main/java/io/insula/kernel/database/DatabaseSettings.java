package io.insula.kernel.database;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of the connections to the database.
 *
 * @param connectAttempts how many times a starting process tries to connect
 * @param firstWait the wait after the first failed attempt; doubles with each further attempt
 * @param longestWait the upper bound of the wait between two attempts
 * @param pingInterval how often a running process probes the database
 * @param pingTimeout the longest wait for the answer to a probe; then the database counts as
 *     unavailable
 * @param queueTimeout the longest time that a request waits for a connection while the database is
 *     available
 * @param maxWaiting the largest number of waiting requests in a queue; each app has one queue for
 *     searches and one for other work
 * @param concurrentStatements the largest number of connections that execute statements at once; 0
 *     means twice the number of processors
 * @param longestStatement the longest time that a connection waits for data, at least 1 s, rounded
 *     up to whole seconds; then the connection is closed
 * @param acceptNewer whether the process may use a database that a newer version has migrated
 */
@Context
@ConfigurationProperties("insula.database")
record DatabaseSettings(
    int connectAttempts,
    Duration firstWait,
    Duration longestWait,
    Duration pingInterval,
    Duration pingTimeout,
    Duration queueTimeout,
    int maxWaiting,
    int concurrentStatements,
    Duration longestStatement,
    boolean acceptNewer) {
  private static final int STATEMENTS_PER_PROCESSOR = 2;
  private static final int MAX_COUNT = 10_000;
  private static final int MAX_WAITING = 1_000_000;
  private static final Duration HOUR = Duration.ofHours(1);

  DatabaseSettings {
    SettingBounds.check("INSULA_DATABASE_CONNECT_ATTEMPTS", connectAttempts, 1, MAX_COUNT);
    SettingBounds.check("INSULA_DATABASE_FIRST_WAIT", firstWait, HOUR);
    SettingBounds.check("INSULA_DATABASE_LONGEST_WAIT", longestWait, HOUR);
    SettingBounds.check("INSULA_DATABASE_PING_INTERVAL", pingInterval, HOUR);
    SettingBounds.check("INSULA_DATABASE_PING_TIMEOUT", pingTimeout, HOUR);
    SettingBounds.check("INSULA_DATABASE_QUEUE_TIMEOUT", queueTimeout, HOUR);
    SettingBounds.check("INSULA_DATABASE_MAX_WAITING", maxWaiting, 1, MAX_WAITING);
    SettingBounds.check(
        "INSULA_DATABASE_CONCURRENT_STATEMENTS", concurrentStatements, 0, MAX_COUNT);
    SettingBounds.check(
        "INSULA_DATABASE_LONGEST_STATEMENT",
        longestStatement,
        Duration.ofSeconds(1),
        Duration.ofDays(1));
  }

  /** Returns how many connections execute statements at a time. */
  int statementsAtOnce() {
    return concurrentStatements > 0
        ? concurrentStatements
        : STATEMENTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }
}
