package io.insula.kernel.database.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class JobsTest {
  private final TestDatabase database = TestDatabase.reserve();
  private final ApplicationContext server = start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_job_runs_after_the_commit_that_scheduled_it() {
    transactions()
        .executeWrite(
            _ -> {
              plan("after the commit");
              assertThat(chores(server).done).isEmpty();
              return null;
            });
    await()
        .untilAsserted(() -> assertThat(chores(server).done).containsExactly("after the commit"));
  }

  @Test
  void a_job_of_a_rolled_back_transaction_never_runs() {
    assertThatThrownBy(
            () ->
                transactions()
                    .executeWrite(
                        _ -> {
                          plan("never");
                          throw new IllegalArgumentException("changed my mind");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    plan("later");
    await().untilAsserted(() -> assertThat(chores(server).done).containsExactly("later"));
  }

  @Test
  void a_job_runs_once_though_two_processes_look_for_it() {
    try (var other = start()) {
      var names = IntStream.range(0, 100).mapToObj(number -> "chore " + number).toList();
      names.forEach(this::plan);
      await().untilAsserted(() -> assertThat(doneIn(other)).containsAll(names));
      assertThat(doneIn(other)).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_job_whose_process_was_killed_runs_in_another() {
    plan("orphan", Instant.now().plus(Duration.ofDays(1)));
    database.execute(
        """
        UPDATE kernel.jobs
        SET picked = true, picked_by = 'a dead process', execution_time = now() - interval '1 hour',
            last_heartbeat = now() - interval '1 hour'
        WHERE task_instance = 'orphan'
        """);
    await().untilAsserted(() -> assertThat(chores(server).done).containsExactly("orphan"));
  }

  @Test
  void a_process_with_a_very_wrong_clock_uses_the_time_of_the_database_and_runs_no_job() {
    server.close();
    try (var wrong = start(Map.of("insula.test.clock-ahead", "400d"))) {
      assertThat(wrong.getBean(Clock.class).instant())
          .isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
      wrong
          .getBean(SchedulerClient.class)
          .scheduleIfNotExists(
              RecordingJob.TASK
                  .instance("due")
                  .data(new RecordingJobData("due"))
                  .scheduledTo(wrong.getBean(Clock.class).instant()));
      try (var right = start()) {
        await().untilAsserted(() -> assertThat(chores(right).done).containsExactly("due"));
      }
      assertThat(chores(wrong).done).isEmpty();
    }
  }

  @Test
  void a_process_whose_clock_has_drifted_by_seconds_runs_its_jobs_by_the_time_of_the_database() {
    server.close();
    try (var drifted = start(Map.of("insula.test.clock-ahead", "40s"))) {
      assertThat(drifted.getBean(Clock.class).instant())
          .isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
      drifted
          .getBean(SchedulerClient.class)
          .scheduleIfNotExists(
              RecordingJob.TASK
                  .instance("due")
                  .data(new RecordingJobData("due"))
                  .scheduledTo(drifted.getBean(Clock.class).instant()));
      await().untilAsserted(() -> assertThat(chores(drifted).done).containsExactly("due"));
    }
  }

  private List<String> doneIn(ApplicationContext other) {
    return Stream.concat(chores(server).done.stream(), chores(other).done.stream()).toList();
  }

  private void plan(String chore) {
    plan(chore, Instant.now());
  }

  private void plan(String chore, Instant when) {
    server
        .getBean(SchedulerClient.class)
        .scheduleIfNotExists(
            RecordingJob.TASK.instance(chore).data(new RecordingJobData(chore)).scheduledTo(when));
  }

  private TransactionOperations<Connection> transactions() {
    return server.getBean(Argument.of(TransactionOperations.class, Connection.class));
  }

  private static RecordingJob chores(ApplicationContext context) {
    return context.getBean(RecordingJob.class);
  }

  private ApplicationContext start() {
    return start(Map.of());
  }

  private ApplicationContext start(Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.put("insula.test.chores", "true");
    settings.put("insula.jobs.heartbeat", "1s");
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    return ApplicationContext.run(settings);
  }
}
