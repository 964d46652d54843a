package io.insula.kernel.privacy;

import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Starts the erasure of a person, and waits a short time for the apps. */
@Singleton
final class PersonEraser {
  /**
   * How long a request waits for all apps together. After this time the request is answered, and
   * the erasure continues.
   */
  private static final Duration WAIT_FOR_APPS = Duration.ofSeconds(2);

  private final ErasureTransactions transactions;
  private final Revocations revocations;

  PersonEraser(ErasureTransactions transactions, Revocations revocations) {
    this.transactions = transactions;
    this.revocations = revocations;
  }

  /** See {@link ErasureTransactions#begin}. */
  void erase(DataSubject subject) {
    var begun = transactions.begin(subject);
    revocations.add(begun.revocations());
    var until = System.nanoTime() + WAIT_FOR_APPS.toNanos();
    for (var delivery : begun.deliveries()) {
      delivery.awaitFirstAttempt(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
    }
  }
}
