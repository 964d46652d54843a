package io.insula.cycles.internal.results;

import io.insula.cycles.internal.count.TraceStep;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of a count. Decimals that are not exact are rounded to
 * six places, unless stated otherwise.
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param reason why it was taken or not
 * @param score the score of the proposal, by which greedy rules decide; null if its supporters pay
 *     or cannot pay under equal shares, or if it wins by its load
 * @param effectiveVotes for equal shares: the cost of the proposal, divided by {@code price}; null
 *     in other steps
 * @param price for equal shares: the highest amount that a supporter pays for the proposal, or for
 *     each point if the option {@code utility} of the rule is {@code points}; rounded to twelve
 *     significant digits; null in other steps
 * @param load for Phragmén: the load of each supporter after this step, which is the part of the
 *     winners' costs that the supporter carries; null in other steps
 * @param moneyBefore in a step with the reason {@code paid_by_supporters} or {@code
 *     supporters_cannot_pay}: the money of all supporters of the proposal together before this
 *     step; in other steps: what is left of the budget before this step
 * @param moneyAfter the amount of {@code moneyBefore} after this step
 * @param unpayableAfterStep in a step with the reason {@code supporters_cannot_pay}: the step after
 *     which the supporters could no longer pay for the proposal; 0 if they never could; null in
 *     other steps
 * @param effectiveSupportPercent in a step with the reason {@code supporters_cannot_pay}: the
 *     largest part of the proposal's cost that its supporters could have paid, in percent, rounded
 *     down to two places. It is the maximum of what they could have paid in each step at the price
 *     of the winner of that step, and of all the money that they have at the end; null in other
 *     steps
 */
@Introspected
public record TraceLine(
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
    @Nullable BigDecimal effectiveSupportPercent) {
  static TraceLine of(TraceStep step) {
    return new TraceLine(
        step.step(),
        step.proposalId(),
        step.taken(),
        step.reason().label(),
        step.score(),
        step.effectiveVotes(),
        step.price(),
        step.load(),
        step.moneyBefore(),
        step.moneyAfter(),
        step.unpayableAfterStep(),
        step.effectiveSupportPercent());
  }
}
