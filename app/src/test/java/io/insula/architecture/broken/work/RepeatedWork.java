package io.insula.architecture.broken.work;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Breaks the rule: work is repeated only by a job, or by a loop that {@code @Scheduled} starts. */
@Requires(property = "no.context.has.this")
abstract class RepeatedWork {
  @Scheduled(fixedDelay = "1m")
  void poll() {}

  @Scheduled(cron = "0 0 * * * *", initialDelay = "0s")
  void cleanUp() {}

  @Scheduled(initialDelay = "0s")
  void startLoop() {}

  void watch(ScheduledExecutorService executor) {
    executor.scheduleWithFixedDelay(this::poll, 1, 1, TimeUnit.SECONDS);
  }

  void ring(Timer timer, TimerTask task) {
    timer.schedule(task, 0, 1_000);
  }
}
