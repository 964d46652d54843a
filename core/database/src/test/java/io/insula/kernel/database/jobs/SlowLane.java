package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A lane whose jobs wait until the test opens its latch. */
@Factory
@Singleton
@Requires(property = "insula.test.slow-lane")
class SlowLane {
  static final String TABLE = "lane.jobs";
  static final int CONCURRENCY = 2;
  static final TaskDescriptor<RecordingJobData> JOB =
      TaskDescriptor.of("test.slow", RecordingJobData.class);

  final List<String> begun = new CopyOnWriteArrayList<>();
  final CountDownLatch open = new CountDownLatch(1);

  @Bean
  @Singleton
  JobLane lane() {
    var task = Tasks.oneTime(JOB).execute((job, _) -> run(job.getData().name()));
    return new JobLane(TABLE, CONCURRENCY, List.of(task));
  }

  private void run(String name) {
    begun.add(name);
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
