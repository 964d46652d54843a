package io.insula.kernel.database.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class JobLaneTest {
  private final TestDatabase database = databaseWithLane();

  private ApplicationContext server = start(Map.of("insula.jobs.concurrency", 1));

  @AfterEach
  void stop() {
    server.getBean(SlowLane.class).open.countDown();
    server.close();
  }

  @Test
  void long_jobs_do_not_delay_jobs_of_another_lane() {
    for (int job = 0; job < 5; job++) {
      planSlow("slow " + job);
    }
    await().until(() -> server.getBean(SlowLane.class).begun.size() == SlowLane.CONCURRENCY);

    server
        .getBean(SchedulerClient.class)
        .scheduleIfNotExists(
            RecordingJob.TASK
                .instance("quick")
                .data(new RecordingJobData("quick"))
                .scheduledTo(Instant.now()));

    await()
        .untilAsserted(
            () -> assertThat(server.getBean(RecordingJob.class).done).containsExactly("quick"));
    assertThat(server.getBean(SlowLane.class).begun).hasSize(SlowLane.CONCURRENCY);
  }

  @Test
  void a_triggered_lane_starts_due_jobs_before_its_next_poll() {
    server.close();
    server = start(Map.of("insula.jobs.poll-interval", "1h"));
    planSlow("now");

    await()
        .until(
            () -> {
              server.getBean(JobLaneService.class).lookNow(SlowLane.TABLE);
              return server.getBean(SlowLane.class).begun.size() == 1;
            });
  }

  @Test
  void a_job_with_a_higher_priority_begins_before_those_that_wait_longer() {
    var lane = server.getBean(SlowLane.class);
    for (int job = 0; job < SlowLane.CONCURRENCY; job++) {
      planSlow("running " + job);
    }
    await().until(() -> lane.begun.size() == SlowLane.CONCURRENCY);
    for (int job = 0; job < 10; job++) {
      planSlow("waiting " + job);
    }
    planSlow("urgent", Priority.HIGH);

    lane.open.countDown();

    await().until(() -> lane.begun.size() == SlowLane.CONCURRENCY + 11);
    assertThat(lane.begun.subList(0, 2 * SlowLane.CONCURRENCY)).contains("urgent");
  }

  private void planSlow(String name) {
    planSlow(name, Priority.MEDIUM);
  }

  private void planSlow(String name, int priority) {
    server
        .getBean(JobLaneService.class)
        .client(SlowLane.TABLE)
        .scheduleIfNotExists(
            SlowLane.JOB
                .instance(name)
                .data(new RecordingJobData(name))
                .priority(priority)
                .scheduledTo(Instant.now()));
  }

  private static TestDatabase databaseWithLane() {
    var database = TestDatabase.create();
    database.execute(
        """
        CREATE SCHEMA lane;
        CREATE TABLE lane.jobs (
          task_name text, task_instance text, task_data bytea, execution_time timestamptz,
          picked boolean, picked_by text, last_success timestamptz, last_failure timestamptz,
          consecutive_failures int, last_heartbeat timestamptz, version bigint, priority smallint,
          PRIMARY KEY (task_name, task_instance))
        """);
    return database;
  }

  private ApplicationContext start(Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.put("insula.test.chores", "true");
    settings.put("insula.test.slow-lane", "true");
    settings.put("insula.jobs.stop-within", "1s");
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    return ApplicationContext.run(settings);
  }
}
