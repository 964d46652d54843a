package io.insula.cycles.internal.cycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of a job for several cycles. If the work fails for one cycle, it is still done for
 * the others, and the job fails afterwards. A cycle that fails for the same reason as in the
 * previous run is only logged, and does not make the job fail again.
 */
public final class PerCycleRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PerCycleRunner.class);

  private final String failure;
  private final LongConsumer work;
  private Map<Long, String> reasons = Map.of();

  /**
   * @param failure what failed, for instance {@code cannot get its statistics}. Messages put it
   *     after the id of the cycle
   */
  public PerCycleRunner(String failure, LongConsumer work) {
    this.failure = failure;
    this.work = work;
  }

  /**
   * Does the work for each of these cycles.
   *
   * @throws IllegalStateException after all cycles were tried, if one failed for another reason
   *     than last time
   */
  public synchronized void run(Collection<Long> cycleIds) {
    var failed = new HashMap<Long, String>();
    var news = new ArrayList<RuntimeException>();
    for (var cycleId : cycleIds) {
      try {
        work.accept(cycleId);
      } catch (RuntimeException e) {
        var reason = e.toString();
        failed.put(cycleId, reason);
        if (Objects.equals(reason, reasons.get(cycleId))) {
          LOG.warn("Cycle {} still {}: {}", cycleId, failure, reason);
        } else {
          news.add(new IllegalStateException("Cycle " + cycleId + " " + failure, e));
        }
      }
    }
    reasons = Map.copyOf(failed);
    throwAll(news);
  }

  private static void throwAll(List<RuntimeException> errors) {
    if (!errors.isEmpty()) {
      var first = errors.removeFirst();
      errors.forEach(first::addSuppressed);
      throw first;
    }
  }
}
