package io.insula.cycles;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of budgeting, in phases from planning to its close.
 *
 * @param id larger for a newer cycle
 * @param currency the currency of the budget and of all costs, for instance PLN; null if unknown
 * @param unit the area of the cycle, for instance a city; null if unknown
 * @param subunit the part of the unit, for instance a district; null for the whole unit, or if
 *     unknown
 * @param budget the money for all winners together, above 0
 * @param ballotType {@code approval}, {@code choose-1}, {@code cumulative}, {@code scoring} or
 *     {@code ordinal}
 * @param isPublic whether people without an account can read the cycle, its proposals and its
 *     results
 * @param closedAt null while the cycle is active
 * @param ballots 0 before voting, {@link CycleTurnout#voted} during voting, and then the number of
 *     counted ballots, empty ones included
 * @param revision a value that changes with every change of the cycle's snapshot, and sometimes
 *     without a change
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
