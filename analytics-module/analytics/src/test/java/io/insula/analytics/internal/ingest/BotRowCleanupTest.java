package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class BotRowCleanupTest {
  @Inject Jdbi jdbi;
  @Inject List<Task<?>> jobs;

  @Test
  void rows_of_bots_are_deleted_after_their_retention() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO analytics.bot_row (at, kind, user_agent, row)
                VALUES (now() - interval '31 days', 'event', 'old', '{}'),
                  (now() - interval '29 days', 'event', 'new', '{}')
                """));

    var settings =
        new IngestSettings(Duration.ofSeconds(1), Duration.ofDays(30), Duration.ofDays(3));
    new BotRowCleanup(jdbi, settings).forgetOld();

    List<String> left =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT user_agent FROM analytics.bot_row")
                    .mapTo(String.class)
                    .list());
    assertThat(left).containsExactly("new");
    assertThat(jobs).extracting(Task::getName).contains("analytics.forget-bot-rows");
  }
}
