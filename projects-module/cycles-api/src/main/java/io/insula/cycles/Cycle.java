package io.insula.cycles;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cycle: one round of budgeting, in phases from planning to its close.
 *
 * @param id the number of the cycle; a newer cycle has a larger number
 * @param currency the currency of the budget and of all costs, for instance PLN; null if it is not
 *     known
 * @param unit the area that the cycle is for, for instance a city; null if it is not known
 * @param subunit the part of the unit, for instance a district; null if the cycle is for the whole
 *     unit, or if this is not known
 * @param budget the money that the winners may cost together, above 0
 * @param ballotType {@code approval}, {@code choose-1}, {@code cumulative}, {@code scoring} or
 *     {@code ordinal}
 * @param isPublic whether people without an account can read the cycle, its proposals and its
 *     results
 * @param createdAt when it was created
 * @param closedAt when it was closed; null while it is active
 * @param ballots how many ballots were counted, empty ones included; while people vote, the same
 *     number as {@link CycleTurnout#voted}; 0 before voting opens
 * @param revision a value that changes with every change of the cycle's snapshot. If a caller has a
 *     snapshot with the same revision, this snapshot is still current. The value can also change
 *     while the snapshot stays the same
 * @param admins the user names of the admins of this cycle, sorted
 */
public record Cycle(
    long id,
    String name,
    @Nullable String currency,
    @Nullable String unit,
    @Nullable String subunit,
    BigDecimal budget,
    String ballotType,
    CyclePhase phase,
    boolean isPublic,
    Instant createdAt,
    @Nullable Instant closedAt,
    long ballots,
    String revision,
    List<String> admins) {
  public Cycle {
    admins = List.copyOf(admins);
  }

  /** Whether the cycle is not closed. */
  public boolean isActive() {
    return phase.isActive();
  }
}
