package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Deletes old tickets every hour. */
@Factory
final class OldTicketCleanup {
  private static final int EVERY_HOURS = 1;

  @Singleton
  RecurringTask<Void> forgetTickets(OldTickets tickets) {
    return Tasks.recurring("reporting.forget-tickets", FixedDelay.ofHours(EVERY_HOURS))
        .execute((instance, context) -> tickets.deleteAll());
  }
}
