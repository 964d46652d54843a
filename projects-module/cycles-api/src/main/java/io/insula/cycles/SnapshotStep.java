package io.insula.cycles;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of the count. Amounts that are not exact are rounded to
 * six places. Each step has only one of these groups of values, and null for the others:
 *
 * <ul>
 *   <li>{@code effectiveVotes} and {@code price}, with the reason {@code paid_by_supporters}
 *   <li>{@code unpayableAfterStep} and {@code effectiveSupportPercent}, with the reason {@code
 *       supporters_cannot_pay}
 *   <li>{@code load}, if the proposal wins by Phragmén's rule
 *   <li>{@code score}, in all other steps
 * </ul>
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param effectiveVotes the cost of the proposal, divided by {@code price}
 * @param price the highest amount that a supporter pays, or pays for each point if the utility is
 *     {@code points}; rounded to twelve significant digits
 * @param load the part of the winners' costs that each supporter carries after this step
 * @param moneyBefore the money before this step: the supporters' money if the reason names
 *     supporters, otherwise the rest of the budget
 * @param moneyAfter the same money after this step
 * @param unpayableAfterStep the step after which the supporters could no longer pay; 0 if they
 *     never could
 * @param effectiveSupportPercent the largest part of the cost that the supporters could have paid,
 *     at the price of any winner or with all their money at the end; in percent, rounded down to
 *     two places
 */
public record SnapshotStep(
    int step,
    long proposalId,
    boolean taken,
    String reason,
    @Nullable BigDecimal score,
    @Nullable BigDecimal effectiveVotes,
    @Nullable BigDecimal price,
    @Nullable BigDecimal load,
    @Nullable BigDecimal moneyBefore,
    @Nullable BigDecimal moneyAfter,
    @Nullable Integer unpayableAfterStep,
    @Nullable BigDecimal effectiveSupportPercent)
    implements SnapshotPart {}
