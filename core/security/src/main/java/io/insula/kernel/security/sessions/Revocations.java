package io.insula.kernel.security.sessions;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The revoked sessions, in memory, so that a request needs no query. A session stays until its last
 * access token expires. A revocation by another instance takes effect by default within two
 * seconds.
 */
@Singleton
public final class Revocations {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  /**
   * Selects all revocations since one minute before the previous query. A revocation becomes
   * visible at its commit, which can be a minute after its timestamp.
   */
  private static final String QUERY =
      """
      SELECT session_id, access_until
      FROM kernel.session
      WHERE revoked_at > cast(:lastReadAt AS timestamptz) - interval '1 minute'
        AND access_until > :now\
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<UUID, Instant> untilOfRevoked = new ConcurrentHashMap<>();
  private final SupervisedLoop loop;
  private @Nullable Instant lastReadAt;

  Revocations(Jdbi jdbi, Clock clock, ErrorReporter errors, RevocationSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.loop =
        SupervisedLoop.every(settings.revocationPoll(), "revocations", errors, this::refresh);
  }

  /** Returns whether the access tokens of a session are revoked. Never blocks. */
  public boolean contains(UUID sessionId) {
    return untilOfRevoked.containsKey(sessionId);
  }

  /** Makes committed revocations take effect in this instance at once. */
  public void add(List<Revocation> revocations) {
    revocations.forEach(
        revocation -> untilOfRevoked.put(revocation.sessionId(), revocation.accessUntil()));
  }

  /**
   * Reads the revocations since the previous query. The first query reads all revocations that
   * concern an unexpired token.
   */
  public synchronized void refresh() {
    var now = clock.instant();
    lastReadAt = jdbi.withHandle(handle -> readNew(handle, now));
    untilOfRevoked.values().removeIf(until -> until.isBefore(now));
  }

  /** Reads the new revocations, and returns the time of the database just before the query. */
  private Instant readNew(Handle handle, Instant now) {
    var databaseTime = handle.createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one();
    add(
        handle
            .createQuery(QUERY)
            .bind("lastReadAt", lastReadAt == null ? Instant.EPOCH : lastReadAt)
            .bind("now", now)
            .map(Revocation::read)
            .list());
    return databaseTime;
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
