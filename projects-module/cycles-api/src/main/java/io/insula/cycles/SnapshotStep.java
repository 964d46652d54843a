package io.insula.cycles;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of the count. Amounts are rounded to six places. Some
 * values are only in these steps, and null in others:
 *
 * <ul>
 *   <li>{@code effectiveVotes} and {@code price}: the reason is {@code paid_by_supporters}.
 *   <li>{@code unpayableAfterStep} and {@code effectiveSupportPercent}: the reason is {@code
 *       supporters_cannot_pay}.
 *   <li>{@code load}: the proposal wins by Phragmén's rule.
 *   <li>{@code score}: all steps except the steps above.
 * </ul>
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param effectiveVotes the cost of the proposal, divided by {@code price}
 * @param price the highest amount that a supporter pays for the proposal, or for each point if the
 *     utility is {@code points}; rounded to twelve significant digits
 * @param load the load of each supporter after this step: the part of the winners' costs that the
 *     voter carries
 * @param moneyBefore the money before this step: of all supporters together if the reason names
 *     supporters, otherwise what is left of the budget
 * @param moneyAfter the same amount after this step
 * @param unpayableAfterStep the step after which the supporters could no longer pay; 0 if they
 *     never could
 * @param effectiveSupportPercent the largest part of the cost that the supporters could have paid
 *     at the price of a winner or at the end, in percent, rounded down to two places
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
