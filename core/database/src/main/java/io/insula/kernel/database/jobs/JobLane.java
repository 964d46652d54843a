package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * Jobs with their own threads and table, so that long jobs do not delay others. Of the due jobs,
 * those with a higher priority start first. The jobs of all beans of this type run from the start
 * of the process to its end.
 *
 * @param table the table of the lane's jobs, with the columns of {@code kernel.jobs}
 * @param concurrency how many run at once in this process
 * @param tasks the tasks of the lane; they are not beans, which would run among all other jobs
 */
public record JobLane(String table, int concurrency, List<Task<?>> tasks) {
  public JobLane {
    tasks = List.copyOf(tasks);
  }
}
