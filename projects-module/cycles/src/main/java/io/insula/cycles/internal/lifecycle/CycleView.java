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
 * @param tieOrder what decides between equal proposals, the first that tells them apart
 * @param who may vote: accounts or roster; null where the votes came in a file
 * @param isPublic whether results and receipts are for everybody
 * @param dates when its phases begin
 * @param active whether it is not closed
 * @param lotSeed from which the lot was drawn that decides ties; null before voting opened
 * @param turnout how many may vote, and how many did; null before voting opened, and where the
 *     votes came in a file
 * @param phaseChanges the phases that it went through, the oldest first
 * @param admins who may run it, beside the admins of the server; left out for all others
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
  /** What people see of a cycle. */
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
   * A step from one phase to another.
   *
   * @param reason why it went back; null if nobody said
   */
  @Introspected
  public record PhaseChange(String from, String to, @Nullable String reason, Instant changedAt) {}
}
