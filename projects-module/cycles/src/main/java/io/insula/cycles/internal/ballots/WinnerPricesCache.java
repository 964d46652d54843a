package io.insula.cycles.internal.ballots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insula.cycles.internal.results.ResultTable;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Caches the prices of results. A trace can have thousands of lines, and all voters may read their
 * ballots soon after the count.
 */
@Singleton
class WinnerPricesCache {
  /**
   * The maximum number of winners of all cached results together. This number of winners takes
   * about 20 MB.
   */
  private static final int MAX_WINNERS = 200_000;

  private final ResultTable results;
  private final Cache<Long, Optional<WinnerPrices>> byResultId =
      Caffeine.newBuilder()
          .maximumWeight(MAX_WINNERS)
          .<Long, Optional<WinnerPrices>>weigher(
              (_, prices) -> 1 + prices.map(each -> each.winners().size()).orElse(0))
          .build();

  WinnerPricesCache(ResultTable results) {
    this.results = results;
  }

  /** Returns the prices of a cycle; empty unless equal shares found the winners. */
  Optional<WinnerPrices> of(long cycleId) {
    return results.idOf(cycleId).flatMap(id -> byResultId.get(id, _ -> read(cycleId)));
  }

  private Optional<WinnerPrices> read(long cycleId) {
    // Reads the long trace only if the result has shares.
    return results
        .find(cycleId, false)
        .filter(found -> found.shares() != null)
        .flatMap(_ -> results.find(cycleId, true))
        .filter(found -> found.shares() != null)
        .map(WinnerPrices::of);
  }
}
