package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * A group of jobs with its own threads and its own table, so that long jobs do not delay other
 * jobs. Of the due jobs, those with a higher priority start first. An app provides a lane as a
 * bean; {@link JobsService} runs its jobs from the start of the process to its end.
 *
 * @param table the table of the lane's jobs, with the columns of {@code kernel.jobs}
 * @param concurrency how many jobs of the lane run at the same time in this process
 * @param tasks the tasks of the lane. They must not be beans, because {@link JobsService} runs the
 *     tasks that are beans outside of all lanes
 */
public record JobLane(String table, int concurrency, List<Task<?>> tasks) {
  public JobLane {
    tasks = List.copyOf(tasks);
  }
}
