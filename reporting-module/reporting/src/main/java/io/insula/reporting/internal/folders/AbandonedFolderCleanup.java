package io.insula.reporting.internal.folders;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Deletes the temporary files of killed processes, at the start and then periodically. At the
 * start, the folder of a process that was killed shortly before is still too young to be deleted.
 */
@Singleton
class AbandonedFolderCleanup {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final SupervisedLoop loop;

  AbandonedFolderCleanup(
      WorkFolders folders,
      ErrorReporter errors,
      @Value("${insula.reporting.look-for-abandoned:1m}") Duration interval) {
    this.loop =
        SupervisedLoop.every(
            interval, "reporting-abandoned-folders", errors, folders::deleteAbandoned);
  }

  @EventListener
  void start(StartupEvent event) {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    loop.stop(STOP_WITHIN);
  }
}
