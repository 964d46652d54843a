package io.insula.kernel.web;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs the code of responses that blocks while they are sent. A client that disconnects does not
 * interrupt that code, as it would on a scheduler of an executor service. An interrupt in JDBC
 * costs the connection.
 */
public final class AnswerScheduler {
  private AnswerScheduler() {}

  /** Returns a scheduler that uses the threads of an executor. */
  public static Scheduler on(Executor executor) {
    return Schedulers.fromExecutor(executor::execute);
  }

  /** Returns the same, for work in the context of a request. */
  public static Scheduler on(Executor executor, PropagatedContext request) {
    return on(task -> executor.execute(request.wrap(task)));
  }
}
