package io.insula.cycles.internal.results;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stores the overrides of counts by admins. All overrides are kept; the last override is valid. */
@Singleton
class OverrideService {
  private static final TextRule REASON = TextRule.lines(1, 2_000);

  private final Jdbi jdbi;
  private final CycleStore cycles;
  private final ResultTable results;
  private final ActivityRecorder activity;
  private final Clock clock;

  OverrideService(
      Jdbi jdbi, CycleStore cycles, ResultTable results, ActivityRecorder activity, Clock clock) {
    this.jdbi = jdbi;
    this.cycles = cycles;
    this.results = results;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Overrides the result of a cycle with a selection. Does nothing if the same person repeats the
   * last override.
   *
   * @throws io.insula.cycles.internal.cycle.VoteNotCountedException if there is no result yet
   * @throws io.insula.api.InvalidInputException if a proposal is unknown, withdrawn or named twice
   */
  @Transactional
  void put(long cycleId, List<@Nullable Long> selected, String reason, String by) {
    var cycle = cycles.lock(cycleId);
    cycle.requireVoteOver();
    check(cycle, selected, reason);
    if (!insert(cycleId, selected, reason, by)) {
      return;
    }
    results.showImplementationStatus(cycleId, results.get(cycleId, false).winners());
    cycles.incrementVersion(cycleId);
    activity.record(
        List.of(new UserAction("cycles", "result overridden", by, Map.of("cycle_id", cycleId))));
  }

  private static void check(StoredCycle cycle, List<@Nullable Long> selected, String reason) {
    var known =
        cycle.proposals().stream()
            .collect(Collectors.toMap(StoredProposal::id, Function.identity()));
    var seen = new HashSet<@Nullable Long>();
    var checks = new InputChecks().text("reason", reason, REASON);
    for (var i = 0; i < selected.size(); i++) {
      var id = selected.get(i);
      var field = "selected[" + i + "]";
      var proposal = id == null ? null : known.get(id);
      checks
          .that(proposal != null, field, "must be a proposal of this cycle, not " + id)
          .that(
              proposal == null || !proposal.isBarred(), field, "names a withdrawn proposal: " + id)
          .that(seen.add(id), field, "names proposal " + id + " more than once");
    }
    checks.done();
  }

  /** Stores an override; false if it repeats the last one. */
  private boolean insert(long cycleId, List<@Nullable Long> selected, String reason, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO cycles.result_override
                          (cycle_id, result_id, selected, reason, overridden_by, overridden_at)
                        SELECT cycle_id, id, :selected, :reason, :by, :now FROM cycles.result
                        WHERE cycle_id = :cycle AND discarded_at IS NULL AND NOT EXISTS (
                          SELECT FROM (
                            SELECT selected, reason, overridden_by FROM cycles.result_override
                            WHERE result_id = result.id ORDER BY id DESC LIMIT 1
                          ) AS last_override
                          WHERE (selected, reason, overridden_by) = (:selected, :reason, :by))
                        """)
                    .bindArray("selected", Long.class, selected)
                    .bind("reason", reason)
                    .bind("by", by)
                    .bind("now", clock.instant())
                    .bind("cycle", cycleId)
                    .execute()
                > 0);
  }
}
