package io.insula.cycles.internal.graphql;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the concurrent queries, in total and for each user. The total limit bounds memory, because
 * each answer has up to 100,000 values.
 */
final class QueryPermits {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore all;
  private final int maxPerUser;
  private final Duration longestWait;
  private final Map<String, UserPermits> users = new ConcurrentHashMap<>();

  /**
   * @param total the maximum number of concurrent queries
   * @param maxPerUser the maximum number of concurrent queries of one user
   * @param longestWait how long a query waits for each of its two permits
   */
  QueryPermits(int total, int maxPerUser, Duration longestWait) {
    this.all = new Semaphore(total);
    this.maxPerUser = maxPerUser;
    this.longestWait = longestWait;
  }

  /**
   * Answers a query when its turn comes.
   *
   * @throws ProblemException (429) if the query waits too long for the user's earlier queries
   * @throws UnavailableException if the query waits too long for the queries of other users
   */
  <T> T call(String user, Supplier<T> query) throws InterruptedException {
    var share = users.compute(user, (_, known) -> UserPermits.entered(known, maxPerUser));
    try {
      if (!isTaken(share.permits)) {
        throw new ProblemException(
            ProblemType.TOO_MANY_REQUESTS,
            "You have too many queries at the same time. Retry shortly.",
            RETRY_AFTER);
      }
      try {
        return inTurn(query);
      } finally {
        share.permits.release();
      }
    } finally {
      users.computeIfPresent(user, (_, known) -> known.left());
    }
  }

  private <T> T inTurn(Supplier<T> query) throws InterruptedException {
    if (!isTaken(all)) {
      throw new UnavailableException(
          "Too many queries are being answered. Retry shortly.", RETRY_AFTER, null);
    }
    try {
      return query.get();
    } finally {
      all.release();
    }
  }

  private boolean isTaken(Semaphore permits) throws InterruptedException {
    return permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns how many users have running or waiting queries. */
  int users() {
    return users.size();
  }

  /** The permits of one user. This object exists only while the user has queries. */
  private static final class UserPermits {
    private final Semaphore permits;
    private int queries;

    private UserPermits(int maxPerUser) {
      this.permits = new Semaphore(maxPerUser);
    }

    private static UserPermits entered(@Nullable UserPermits known, int maxPerUser) {
      var share = known == null ? new UserPermits(maxPerUser) : known;
      share.queries++;
      return share;
    }

    private @Nullable UserPermits left() {
      queries--;
      return queries == 0 ? null : this;
    }
  }
}
