package io.insula.kernel.web;

import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where answers are made that block while they are sent. A client that disconnects interrupts none
 * of them, as it would on a scheduler of an executor service: an interrupt in JDBC costs the
 * connection.
 */
public final class AnswerScheduler {
  private AnswerScheduler() {}

  /** The threads of an executor. */
  public static Scheduler on(Executor executor) {
    return Schedulers.fromExecutor(executor::execute);
  }

  /** The same, for work in the context of a request. */
  public static Scheduler on(Executor executor, PropagatedContext request) {
    return on(task -> executor.execute(request.wrap(task)));
  }
}
