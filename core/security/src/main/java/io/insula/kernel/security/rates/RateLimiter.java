package io.insula.kernel.security.rates;

import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/**
 * Refuses the requests of a user who has sent too many requests to one family of routes. Queries
 * the database, so the calling thread may block.
 */
@Singleton
public final class RateLimiter {
  /** The request attribute that holds the {@link RateUse}. */
  static final String USE = "insula.rate.use";

  /**
   * The request attribute that holds the {@link CountedRequest}; absent if the request is not
   * counted.
   */
  static final String COUNTED = "insula.rate.counted";

  private final RateSettings settings;
  private final RateTable table;

  RateLimiter(RateSettings settings, RateTable table) {
    this.settings = settings;
    this.table = table;
  }

  /** Returns whether a limit applies to a user with these roles. */
  boolean appliesTo(String family, Collection<String> roles) {
    return !settings.of(family, roles).isEmpty();
  }

  /**
   * Counts a request of a signed-in user.
   *
   * @throws ProblemException if there were too many requests
   */
  void check(HttpRequest<?> request, String family, String user, Collection<String> roles) {
    count(request, family, user, settings.of(family, roles));
  }

  /**
   * Counts a request. {@link RateLimitFilter} subtracts the request again after an error.
   *
   * @param key identifies the user or client
   * @throws ProblemException if there were too many requests
   */
  public void check(HttpRequest<?> request, String family, String key) {
    count(request, family, key, settings.of(family));
  }

  /** Subtracts a counted request, because it failed and changed nothing. */
  void uncount(HttpRequest<?> request, CountedRequest counted) {
    table.uncount(counted);
    request.setAttribute(USE, counted.use().withoutCurrent());
  }

  /** Deletes the counts of windows that have ended. */
  public void deleteEnded() {
    table.deleteEnded();
  }

  private void count(
      HttpRequest<?> request, String family, String key, List<RateSettings.Limit> limits) {
    if (limits.isEmpty()) {
      return;
    }
    try {
      var counted = table.count(family, key, limits);
      request.setAttribute(COUNTED, counted);
      request.setAttribute(USE, counted.use());
    } catch (RateExceededException e) {
      request.setAttribute(USE, e.use());
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "You have done this too often; try again later",
          e.use().untilReset());
    }
  }
}
