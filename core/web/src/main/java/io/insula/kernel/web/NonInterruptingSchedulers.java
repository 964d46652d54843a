package io.insula.kernel.web;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Creates Reactor schedulers that do not interrupt a task when the client disconnects. An interrupt
 * during a JDBC call would close the database connection.
 */
public final class NonInterruptingSchedulers {
  private NonInterruptingSchedulers() {}

  /** Returns a scheduler that uses the threads of an executor. */
  public static Scheduler on(Executor executor) {
    return Schedulers.fromExecutor(executor::execute);
  }

  /**
   * Returns a scheduler that uses the threads of an executor and runs tasks in the context of a
   * request.
   */
  public static Scheduler on(Executor executor, PropagatedContext request) {
    return on(task -> executor.execute(request.wrap(task)));
  }
}
