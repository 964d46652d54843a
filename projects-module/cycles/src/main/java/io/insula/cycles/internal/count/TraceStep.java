package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of a count. Decimals that are not exact are rounded to
 * six places, unless stated otherwise.
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param score the score by which greedy rules decide; null if this step does not depend on it
 * @param effectiveVotes equal shares: the cost divided by the most that a supporter pays (for each
 *     point, with the utility {@code points}); null in other steps
 * @param price equal shares: the most that a supporter pays for it (for each point, with the
 *     utility {@code points}), with twelve digits; null in other steps
 * @param load Phragmén: the load of each supporter after this step; null in other steps
 * @param moneyBefore equal shares: what its supporters together have left before this step, or at
 *     the end if it was not taken; other rules: what is left of the budget before it
 * @param moneyAfter the same amount after this step
 * @param unpayableAfterStep equal shares: the step after which its supporters could no longer pay,
 *     0 if they never could; null if it was taken
 * @param effectiveSupportPercent equal shares: the largest part of its cost that its supporters
 *     could have paid in any step at the price of that step's winner, in percent, rounded down to
 *     two places; null if it was taken (Boehmer et al., Evaluation of Project Performance in
 *     Participatory Budgeting, 2024)
 */
public record TraceStep(
    int step,
    long proposalId,
    boolean taken,
    Reason reason,
    @Nullable BigDecimal score,
    @Nullable BigDecimal effectiveVotes,
    @Nullable BigDecimal price,
    @Nullable BigDecimal load,
    @Nullable BigDecimal moneyBefore,
    @Nullable BigDecimal moneyAfter,
    @Nullable Integer unpayableAfterStep,
    @Nullable BigDecimal effectiveSupportPercent) {}
