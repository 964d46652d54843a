package io.insula.analytics.internal.ingest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Deletes rows of bots after their retention. */
@Factory
final class BotRowCleanup {
  private static final int EVERY_HOURS = 1;

  private final Jdbi jdbi;
  private final Duration retention;

  BotRowCleanup(Jdbi jdbi, IngestSettings settings) {
    this.jdbi = jdbi;
    this.retention = settings.botRetention();
  }

  @Singleton
  RecurringTask<Void> forgetBotRows() {
    return Tasks.recurring("analytics.forget-bot-rows", FixedDelay.ofHours(EVERY_HOURS))
        .execute((instance, context) -> forgetOld());
  }

  void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM analytics.bot_row WHERE at < now() - ? * interval '1 ms'",
                retention.toMillis()));
  }
}
