package io.insula.cycles.internal.graphql;

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
   * The results of those cycles that have one, without their traces. The statistics of an imported
   * one are made when somebody asks for it the first time, one cycle after another, and kept.
   */
  Map<Long, CountedCycle> of(Set<Long> cycleIds, TimeBudget budget) {
    return results.findAll(cycleIds).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> CountedCycle.of(completed(each.getKey(), each.getValue(), budget))));
  }

  private CycleResults completed(long cycleId, CycleResults result, TimeBudget budget) {
    if (result.statistics() != null) {
      return result;
    }
    budget.check();
    return counting.results(cycleId, false);
  }
}
