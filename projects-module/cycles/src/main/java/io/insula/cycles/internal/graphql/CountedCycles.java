package io.insula.cycles.internal.graphql;

import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.results.Counting;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ResultTable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the results of many cycles by one statement. */
@Singleton
class CountedCycles {
  private final ResultTable results;
  private final Counting counting;

  CountedCycles(ResultTable results, Counting counting) {
    this.results = results;
    this.counting = counting;
  }

  /**
   * The results of those cycles that have one, without their traces. An import has its statistics
   * from a job soon after it. Where that has not come yet, they are made here, one cycle after
   * another while there is time, and kept, so that who asks again gets further.
   *
   * @throws InvalidInputException if they would take too much memory
   * @throws UnavailableException if the time is used up before all statistics are made
   */
  Map<Long, CountedCycle> of(Set<Long> cycleIds, TimeBudget budget) {
    requireFit(cycleIds);
    return results.findAll(cycleIds).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> CountedCycle.of(completed(each.getKey(), each.getValue(), budget))));
  }

  /** Traces of the same cycles may be read beside. One cycle is always taken. */
  private void requireFit(Set<Long> cycleIds) {
    if (cycleIds.size() > 1 && results.bytes(cycleIds) > QueryLimits.MOST_BYTES_OF_RESULTS) {
      throw new InvalidInputException(
          "", "The results of these cycles are too large for one query: ask for fewer cycles.");
    }
  }

  private CycleResults completed(long cycleId, CycleResults result, TimeBudget budget) {
    if (result.statistics() != null) {
      return result;
    }
    if (budget.isUsedUp()) {
      throw new UnavailableException(
          "The statistics of some of these cycles, which were just imported, are still being made."
              + " Ask again in some seconds, or for fewer cycles.",
          TimeBudget.RETRY_AFTER,
          null);
    }
    return counting.results(cycleId, false);
  }
}
