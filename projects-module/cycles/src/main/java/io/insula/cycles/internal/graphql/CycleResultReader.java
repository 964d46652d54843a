package io.insula.cycles.internal.graphql;

import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.results.CountService;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ResultTable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dataloader.Try;

/** Reads the results of many cycles together. Computes and stores missing statistics. */
@Singleton
class CycleResultReader {
  private final ResultTable results;
  private final CountService countService;

  CycleResultReader(ResultTable results, CountService countService) {
    this.results = results;
    this.countService = countService;
  }

  /**
   * Returns the results of counted cycles, without their traces. Cycles without a result are left
   * out.
   *
   * <ul>
   *   <li>Missing statistics are computed, one cycle after another, and stored.
   *   <li>After the time budget is used up, each cycle without statistics gets an {@link
   *       UnavailableException}.
   *   <li>An error in the result of one cycle does not affect the other cycles.
   * </ul>
   *
   * @throws InvalidInputException if the results would take too much memory
   */
  Map<Long, Try<CountedCycle>> of(Set<Long> cycleIds, TimeBudget budget) {
    requireFit(cycleIds);
    return results.findAll(cycleIds).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> each.getValue().flatMap(result -> counted(each.getKey(), result, budget))));
  }

  private Try<CountedCycle> counted(long cycleId, CycleResults result, TimeBudget budget) {
    return Try.tryCall(() -> CountedCycle.of(completed(cycleId, result, budget)));
  }

  /**
   * Checks that the results of several cycles together, traces included, are small enough for one
   * query. A single cycle is always accepted.
   */
  private void requireFit(Set<Long> cycleIds) {
    if (cycleIds.size() > 1 && results.bytes(cycleIds) > QueryLimits.MAX_RESULT_BYTES) {
      throw new InvalidInputException(
          "", "The results of these cycles are too large for one query. Ask for fewer cycles.");
    }
  }

  private CycleResults completed(long cycleId, CycleResults result, TimeBudget budget) {
    if (result.statistics() != null) {
      return result;
    }
    if (budget.isUsedUp()) {
      throw new UnavailableException(
          "This cycle was just imported, and its statistics are still being computed. Retry in a"
              + " few seconds, or ask for fewer cycles.",
          TimeBudget.RETRY_AFTER,
          null);
    }
    return countService.complete(cycleId, false);
  }
}
