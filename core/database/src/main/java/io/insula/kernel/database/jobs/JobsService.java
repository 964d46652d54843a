package io.insula.kernel.database.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.insula.kernel.base.time.ClockCorrection;
import io.insula.kernel.database.TransactionDataSource;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of all {@link Task} beans from the start of the process to its end, unless the
 * clock of the machine is more than a minute off the database's.
 */
@Singleton
final class JobsService {
  private static final Logger LOG = LoggerFactory.getLogger(JobsService.class);

  /** Looks for due jobs, renews heartbeats, finds dead jobs. */
  private static final int HOUSEKEEPERS = 2;

  private final TransactionDataSource transactions;
  private final BeanProvider<Task<?>> tasks;
  private final JobsSettings settings;
  private final ObjectMapper json;
  private final Clock clock;
  private final ClockCorrection correction;
  private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();

  /**
   * @param tasks are asked for at the start only, since tasks call services that plan jobs
   */
  JobsService(
      TransactionDataSource transactions,
      BeanProvider<Task<?>> tasks,
      JobsSettings settings,
      ObjectMapper json,
      Clock clock,
      ClockCorrection correction) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.correction = correction;
  }

  @EventListener
  void start(StartupEvent event) {
    if (correction.isBeyondDrift()) {
      LOG.error(
          "This process runs no jobs: the clock of this machine is {} s off the database's; set it"
              + " right and start again",
          correction.current().abs().toSeconds());
      return;
    }
    SchedulerLogFilter.install();
    var scheduler = build(tasks.stream().toList());
    running.set(scheduler);
    scheduler.start();
  }

  @EventListener
  void stop(ShutdownEvent event) {
    var scheduler = running.getAndSet(null);
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  private Scheduler build(List<Task<?>> known) {
    var threads = Thread.ofVirtual().name("jobs-", 0).factory();
    return new RealTimePolling(transactions.dataSource(), known)
        .withStartTasks()
        .tableName(JobsFactory.TABLE)
        .serializer(new JsonSerializer(json))
        .jdbcCustomization(JobsFactory.postgresql())
        .schedulerName(new SchedulerName.Fixed("insula-" + UUID.randomUUID()))
        .clock(clock::instant)
        .threads(settings.concurrency())
        .executorService(Executors.newThreadPerTaskExecutor(threads))
        .dueExecutor(Executors.newSingleThreadExecutor(threads))
        .housekeeperExecutor(Executors.newScheduledThreadPool(HOUSEKEEPERS, threads))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(settings.pollInterval())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(4)
        .addExecutionInterceptor(new JobWork())
        .shutdownMaxWait(settings.stopWithin())
        .build();
  }

  /** Polls by the real time, also when the clock of the process is set by hand. */
  private static final class RealTimePolling extends SchedulerBuilder {
    RealTimePolling(DataSource dataSource, List<Task<?>> known) {
      super(dataSource, known);
    }

    SchedulerBuilder withStartTasks() {
      knownTasks.stream()
          .filter(OnStartup.class::isInstance)
          .map(OnStartup.class::cast)
          .forEach(startTasks::add);
      return this;
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(poolingInterval);
    }
  }
}
