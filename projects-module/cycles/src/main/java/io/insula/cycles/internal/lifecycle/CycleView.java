package io.insula.cycles.internal.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.PhaseDates;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cycle.
 *
 * @param tieOrder the criteria that decide ties, in order
 * @param who the people who may vote: accounts or roster; null for imported votes
 * @param isPublic whether results and receipts are public
 * @param dates when the phases begin
 * @param active true until the cycle is closed
 * @param lotSeed the seed of the pseudorandom order (the lot) that decides ties; null before voting
 *     opens
 * @param turnout how many people may vote and how many voted; null before voting opens, and for
 *     imported votes
 * @param phaseChanges the past phase changes, the oldest first
 * @param admins the cycle's own admins; omitted for callers who may not manage the cycle
 */
@Introspected
public record CycleView(
    long cycleId,
    String name,
    String description,
    @Nullable String currency,
    @Nullable String unit,
    @Nullable String subunit,
    BigDecimal budget,
    BallotSettings ballot,
    RuleSettings rule,
    List<String> tieOrder,
    @Nullable String who,
    @JsonProperty("public") boolean isPublic,
    PhaseDates dates,
    String phase,
    boolean active,
    Instant createdAt,
    @Nullable String lotSeed,
    @Nullable CycleTurnout turnout,
    List<PhaseChange> phaseChanges,
    @LeftOutIfNull @Nullable List<String> admins) {
  /** Builds the view of a stored cycle. */
  public static CycleView of(
      StoredCycle cycle,
      @Nullable CycleTurnout turnout,
      List<PhaseChange> changes,
      @Nullable List<String> admins) {
    var settings = cycle.settings();
    var electorate = settings.electorate();
    return new CycleView(
        cycle.id(),
        settings.name(),
        settings.description(),
        cycle.currency(),
        cycle.unit(),
        cycle.subunit(),
        settings.budget(),
        settings.ballot(),
        settings.rule(),
        settings.tieLabels(),
        electorate == null ? null : electorate.label(),
        settings.isPublic(),
        settings.dates(),
        cycle.phase().label(),
        cycle.phase().isActive(),
        cycle.createdAt(),
        cycle.lotSeed(),
        turnout,
        changes,
        admins);
  }

  /**
   * A change from one phase to another.
   *
   * @param reason why the cycle moved; null for a move forward without a reason, and if the reason
   *     was erased
   */
  @Introspected
  public record PhaseChange(String from, String to, @Nullable String reason, Instant changedAt) {}
}
