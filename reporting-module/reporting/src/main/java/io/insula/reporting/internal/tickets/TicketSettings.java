package io.insula.reporting.internal.tickets;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The settings of tickets.
 *
 * @param concurrency how many tasks run at the same time in this process, 1 to {@value
 *     #MAX_CONCURRENCY}
 * @param maxUnfinishedTickets how many unfinished tickets one user may have, 1 to {@value
 *     #MAX_COUNT}
 * @param maxProgressReaders how many progress feeds this process sends at the same time, 1 to
 *     {@value #MAX_COUNT}
 * @param heartbeatTimeout the time without a heartbeat after which a worker counts as hung, 1
 *     second to 5 minutes
 * @param firstRetry the wait after the first failure, up to 5 minutes; later waits are longer
 * @param answerWithin how long a request for one report waits for its ticket, at most 5 minutes
 * @param keepAlive how often a progress feed sends a comment and checks the client's access
 * @param ticketRetention how long a finished ticket is kept, 1 day to 100 years
 */
@Context
@ConfigurationProperties("insula.reporting")
record TicketSettings(
    @Bindable(defaultValue = "2") int concurrency,
    @Bindable(defaultValue = "20") int maxUnfinishedTickets,
    @Bindable(defaultValue = "200") int maxProgressReaders,
    @Bindable(defaultValue = "30s") Duration heartbeatTimeout,
    @Bindable(defaultValue = "2s") Duration firstRetry,
    @Bindable(defaultValue = "5s") Duration answerWithin,
    @Bindable(defaultValue = "10s") Duration keepAlive,
    @Bindable(defaultValue = "365d") Duration ticketRetention) {
  /**
   * The limit for {@code concurrency}. Each running task uses up to two database connections; a
   * process has 16 by default.
   */
  static final int MAX_CONCURRENCY = 8;

  static final int MAX_COUNT = 10_000;

  private static final Duration MAX_DURATION = Duration.ofMinutes(5);

  TicketSettings {
    SettingBounds.check("INSULA_REPORTING_CONCURRENCY", concurrency, 1, MAX_CONCURRENCY);
    SettingBounds.check(
        "INSULA_REPORTING_MAX_UNFINISHED_TICKETS", maxUnfinishedTickets, 1, MAX_COUNT);
    SettingBounds.check("INSULA_REPORTING_MAX_PROGRESS_READERS", maxProgressReaders, 1, MAX_COUNT);
    SettingBounds.check(
        "INSULA_REPORTING_HEARTBEAT_TIMEOUT",
        heartbeatTimeout,
        Duration.ofSeconds(1),
        MAX_DURATION);
    SettingBounds.check("INSULA_REPORTING_FIRST_RETRY", firstRetry, Duration.ZERO, MAX_DURATION);
    SettingBounds.check(
        "insula.reporting.answer-within", answerWithin, Duration.ZERO, MAX_DURATION);
    SettingBounds.check("insula.reporting.keep-alive", keepAlive, MAX_DURATION);
    SettingBounds.check(
        "INSULA_REPORTING_TICKET_RETENTION",
        ticketRetention,
        Duration.ofDays(1),
        Duration.ofDays(36_500));
  }
}
