package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * Jobs with threads and a table of their own, so that long ones hold up no others. Of those that
 * are due, the ones with a higher priority begin first. The jobs of all beans of this type run from
 * the start of the process to its end.
 *
 * @param table has the columns of {@code kernel.jobs}
 * @param concurrency how many run at once in this process
 * @param tasks what runs; no beans themselves, which would run among all other jobs
 */
public record JobLane(String table, int concurrency, List<Task<?>> tasks) {
  public JobLane {
    tasks = List.copyOf(tasks);
  }
}
