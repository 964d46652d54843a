package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of a count. Decimals that are not exact are rounded to
 * six places, unless stated otherwise.
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param score the score of the proposal, by which greedy rules decide; null in a step with the
 *     reason {@code paid_by_supporters} or {@code supporters_cannot_pay}, and in a step with a
 *     {@code load}
 * @param effectiveVotes in a step with the reason {@code paid_by_supporters}: the cost of the
 *     proposal, divided by {@code price}; null in other steps
 * @param price in a step with the reason {@code paid_by_supporters}: the highest amount that a
 *     supporter pays for the proposal, or for each point if the option {@code utility} of the rule
 *     is {@code points}; rounded to twelve significant digits; null in other steps
 * @param load if the proposal wins by Phragmén's rule: the load of each of its supporters after
 *     this step, which is the part of the winners' costs that the supporter carries; null in other
 *     steps
 * @param moneyBefore in a step with the reason {@code paid_by_supporters} or {@code
 *     supporters_cannot_pay}: the money of all supporters of the proposal together before this
 *     step; in other steps: what is left of the budget before this step
 * @param moneyAfter the amount of {@code moneyBefore} after this step
 * @param unpayableAfterStep in a step with the reason {@code supporters_cannot_pay}: the step after
 *     which the supporters could no longer pay for the proposal; 0 if they never could; null in
 *     other steps
 * @param effectiveSupportPercent in a step with the reason {@code supporters_cannot_pay}: the
 *     largest part of the proposal's cost that its supporters could have paid, either in some step
 *     at the price of the winner of that step, or with all the money that they have left at the
 *     end; in percent, rounded down to two places; null in other steps (Boehmer et al., Evaluation
 *     of Project Performance in Participatory Budgeting, 2024)
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
