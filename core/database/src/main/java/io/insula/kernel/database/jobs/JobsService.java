package io.insula.kernel.database.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.insula.kernel.base.time.DatabaseClockOffset;
import io.insula.kernel.database.TransactionDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of all {@link Task} beans and {@link JobLane} beans. Runs no jobs if the machine's
 * clock and the database's clock differ by more than a minute at the start.
 */
@Singleton
final class JobsService {
  private static final Logger LOG = LoggerFactory.getLogger(JobsService.class);

  /** The number of db-scheduler's threads that renew heartbeats and find dead jobs. */
  private static final int HOUSEKEEPERS = 2;

  private final TransactionDataSource transactions;
  private final BeanProvider<Task<?>> tasks;
  private final BeanProvider<JobLane> lanes;
  private final JobLaneService tables;
  private final JobsSettings settings;
  private final ObjectMapper json;
  private final Clock clock;
  private final DatabaseClockOffset correction;
  private final MeterRegistry meters;
  private final Map<String, Scheduler> running = new LinkedHashMap<>();

  /**
   * @param tasks the tasks, resolved only at start-up because they need services that schedule jobs
   * @param lanes the lanes, also resolved only at start-up
   */
  JobsService(
      TransactionDataSource transactions,
      BeanProvider<Task<?>> tasks,
      BeanProvider<JobLane> lanes,
      JobLaneService tables,
      JobsSettings settings,
      ObjectMapper json,
      Clock clock,
      DatabaseClockOffset correction,
      MeterRegistry meters) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.lanes = lanes;
    this.tables = tables;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.correction = correction;
    this.meters = meters;
  }

  @EventListener
  void start(StartupEvent event) {
    if (correction.isBeyondDrift()) {
      LOG.error(
          "This process runs no jobs, because the clock of this machine differs by {} s from the"
              + " clock of the database. Correct the clock and restart the process",
          correction.current().abs().toSeconds());
      return;
    }
    SchedulerLogFilter.install();
    var others =
        new JobLane(SchedulerClientFactory.TABLE, settings.concurrency(), tasks.stream().toList());
    start(others, builder(others).build());
    lanes.stream().forEach(lane -> start(lane, builder(lane).enablePriority().build()));
  }

  private void start(JobLane lane, Scheduler scheduler) {
    running.put(lane.table(), scheduler);
    scheduler.start();
    tables.register(lane.table(), scheduler);
  }

  /** Stops all schedulers in parallel, because each scheduler waits for its own running jobs. */
  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    var stopping =
        running.entrySet().stream()
            .map(
                each -> {
                  tables.unregister(each.getKey());
                  return Thread.ofVirtual().name("jobs-stop").start(each.getValue()::stop);
                })
            .toList();
    running.clear();
    for (var thread : stopping) {
      thread.join();
    }
  }

  private SchedulerBuilder builder(JobLane lane) {
    var threads = Thread.ofVirtual().name("jobs-", 0).factory();
    return new RealTimePolling(transactions.dataSource(), lane.tasks())
        .withStartTasks()
        .tableName(lane.table())
        .serializer(new JobDataSerializer(json))
        .jdbcCustomization(JobLaneService.postgresql())
        .schedulerName(new SchedulerName.Fixed("insula-" + UUID.randomUUID()))
        .clock(clock::instant)
        .threads(lane.concurrency())
        .executorService(Executors.newThreadPerTaskExecutor(threads))
        .dueExecutor(Executors.newSingleThreadExecutor(threads))
        .housekeeperExecutor(Executors.newScheduledThreadPool(HOUSEKEEPERS, threads))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(settings.pollInterval())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(4)
        .addExecutionInterceptor(new JobAppInterceptor())
        .statsRegistry(new MicrometerStatsRegistry(meters, lane.tasks()))
        .shutdownMaxWait(settings.stopWithin());
  }

  /**
   * A builder of schedulers that poll in real time, even while a test has stopped the process's
   * clock.
   */
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
