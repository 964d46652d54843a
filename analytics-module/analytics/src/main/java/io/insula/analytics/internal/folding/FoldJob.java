package io.insula.analytics.internal.folding;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Folds rows in the background, so that few rows are left to fold when a report is requested. */
@Singleton
final class FoldJob {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final List<SupervisedLoop> loops;

  FoldJob(
      FoldService foldService, FoldPermits permits, ErrorReporter errors, FoldSettings settings) {
    var interval = settings.foldInterval();
    this.loops =
        IntStream.range(0, permits.count())
            .mapToObj(
                worker ->
                    new SupervisedLoop(
                        worker == 0 ? "analytics-fold" : "analytics-fold-" + worker,
                        interval,
                        errors,
                        () -> foldService.foldNext(worker == 0) ? Duration.ZERO : interval))
            .toList();
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loops.forEach(SupervisedLoop::start);
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    SupervisedLoop.stopAll(loops, STOP_WITHIN);
  }
}
