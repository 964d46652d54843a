package io.insula.kernel.security.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.security.rates.RateLimiter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes expired rows: ended sessions with their tokens, counts of failed sign-ins and of
 * requests, and addresses without a recent sign-in.
 */
@Factory
final class ExpiredSecurityRowsJob {
  static final String JOB = "security-expired-rows";

  private static final Duration INTERVAL = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final KnownAddressTable knownAddressTable;
  private final RateLimiter limiter;
  private final Clock clock;

  ExpiredSecurityRowsJob(
      Jdbi jdbi, KnownAddressTable knownAddressTable, RateLimiter limiter, Clock clock) {
    this.jdbi = jdbi;
    this.knownAddressTable = knownAddressTable;
    this.limiter = limiter;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> job() {
    return Tasks.recurring(JOB, FixedDelay.of(INTERVAL)).execute((task, context) -> delete());
  }

  void delete() {
    knownAddressTable.deleteForgotten();
    limiter.deleteEnded();
    var now = clock.instant();
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "DELETE FROM kernel.session WHERE ends_at < :now OR (revoked_at IS NOT NULL AND"
                      + " access_until < :now)")
              .bind("now", now)
              .execute();
          handle
              .createUpdate("DELETE FROM kernel.refresh_token WHERE expires_at < :now")
              .bind("now", now)
              .execute();
          handle
              .createUpdate("DELETE FROM kernel.sign_in_throttle WHERE window_ends_at < :now")
              .bind("now", now)
              .execute();
        });
  }
}
