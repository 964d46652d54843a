package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * A group of jobs with its own threads and table. Long jobs of one lane do not delay other lanes.
 * The due job with the highest priority starts first. An app provides a lane as a bean.
 *
 * @param table the table of the lane's jobs, with the columns of {@code kernel.jobs}
 * @param concurrency how many jobs of the lane run at the same time in this process
 * @param tasks the tasks of the lane; not beans, because a task bean runs outside of all lanes
 */
public record JobLane(String table, int concurrency, List<Task<?>> tasks) {
  public JobLane {
    tasks = List.copyOf(tasks);
  }
}
