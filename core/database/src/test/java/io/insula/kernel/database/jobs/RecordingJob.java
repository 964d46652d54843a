package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Provides a job that records the name in its data. */
@Factory
@Singleton
@Requires(property = "insula.test.chores")
class RecordingJob {
  static final TaskDescriptor<RecordingJobData> TASK =
      TaskDescriptor.of("test.chores", RecordingJobData.class);

  final List<String> done = new CopyOnWriteArrayList<>();

  @Bean
  @Singleton
  Task<RecordingJobData> chore() {
    return Tasks.oneTime(TASK).execute((job, _) -> done.add(job.getData().name()));
  }
}
