package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.insula.kernel.base.apps.CurrentApp;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.function.Supplier;

/**
 * Runs each job as work of its app (see {@link CurrentApp}). The name of a job begins with the name
 * of its app and a dot.
 */
final class JobAppInterceptor implements ExecutionInterceptor {
  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> instance, ExecutionContext context, ExecutionChain chain) {
    var name = instance.getTaskName();
    var app = name.substring(0, Math.max(0, name.indexOf('.')));
    Supplier<CompletionHandler<?>> job = () -> chain.proceed(instance, context);
    return PropagatedContext.getOrEmpty()
        .plus(new CurrentApp(app.isEmpty() ? CurrentApp.BACKGROUND : app, false))
        .wrap(job)
        .get();
  }
}
