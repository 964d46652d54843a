package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * A group of jobs with threads and a table of its own, so that the long jobs of one lane do not
 * delay the jobs of another. If several jobs of a lane are due, the job with the highest priority
 * starts first. An app provides a lane as a bean. {@link JobsService} runs the jobs of the lane
 * from the start to the end of the process.
 *
 * @param table the table of the lane's jobs, with the columns of {@code kernel.jobs}
 * @param concurrency how many jobs of the lane run at the same time in this process
 * @param tasks the tasks of the lane. They must not be beans, because a task that is a bean runs
 *     outside of all lanes
 */
public record JobLane(String table, int concurrency, List<Task<?>> tasks) {
  public JobLane {
    tasks = List.copyOf(tasks);
  }
}
