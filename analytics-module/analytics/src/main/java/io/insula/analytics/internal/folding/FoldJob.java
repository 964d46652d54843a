package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds in the background, so that answers find little left to fold. */
@Singleton
final class FoldJob {
  private static final Logger LOG = LoggerFactory.getLogger(FoldJob.class);

  private final Fold fold;

  FoldJob(Fold fold) {
    this.fold = fold;
  }

  @Scheduled(fixedDelay = "${insula.analytics.fold-interval}")
  void run() {
    try {
      fold.foldAll();
    } catch (UnavailableException e) {
      LOG.warn("Folding waits: {}", e.getMessage());
    } catch (RuntimeException e) {
      if (!DatabaseErrors.isUnavailable(e)) {
        throw e;
      }
      LOG.warn("Folding waits for the database: {}", e.getMessage());
    }
  }
}
