package io.insula.analytics.internal.folding;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Folds in the background, so that few rows are left for answers to fold. */
@Singleton
final class FoldJob {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final SupervisedLoop loop;

  FoldJob(
      Fold fold,
      ErrorReporter errors,
      @Value("${insula.analytics.fold-interval}") Duration interval) {
    this.loop =
        new SupervisedLoop(
            "analytics-fold", interval, errors, () -> fold.foldNext() ? Duration.ZERO : interval);
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    loop.stop(STOP_WITHIN);
  }
}
