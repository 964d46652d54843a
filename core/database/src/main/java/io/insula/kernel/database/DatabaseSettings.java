package io.insula.kernel.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How the house bears with its database.
 *
 * @param connectAttempts how often a starting process tries to connect
 * @param firstWait the wait after the first failed attempt; it doubles with each further one
 * @param longestWait the bound of that growth
 * @param pingInterval how often a running process asks whether the database is there
 * @param longestSilence when a database that does not answer such a question is taken for away, and
 *     all who wait for it are told so
 * @param longestQueue how long a request waits for a connection while the database is there
 * @param longestStatement when a connection on which nothing arrives is given up though the
 *     database answers on others
 */
@ConfigurationProperties("insula.database")
record DatabaseSettings(
    int connectAttempts,
    Duration firstWait,
    Duration longestWait,
    Duration pingInterval,
    Duration longestSilence,
    Duration longestQueue,
    Duration longestStatement) {}
