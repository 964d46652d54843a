package io.insula.cycles.internal.results;

import io.insula.cycles.internal.count.TraceStep;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one proposal in one step of a count. Amounts that are not exact are rounded to
 * six places.
 *
 * @param step the number of the step, from 1
 * @param taken whether the proposal wins in this step
 * @param reason why the proposal was taken or not
 * @param score the score of the proposal; null in a step with a load, and if the reason names
 *     supporters
 * @param effectiveVotes the cost of the proposal, divided by {@code price}; null in a step without
 *     a price
 * @param price the highest amount that a supporter pays under equal shares; if the utility is
 *     {@code points}, the highest amount for each point; rounded to twelve significant digits; null
 *     in other steps
 * @param load the part of the winners' costs that each supporter carries after a win by Phragmén's
 *     rule; null in other steps
 * @param moneyBefore the money before this step: of all supporters together if the reason names
 *     supporters, otherwise the rest of the budget
 * @param moneyAfter the same amount after this step
 * @param unpayableAfterStep the step after which the supporters could no longer pay; 0 if they
 *     never could; null unless the reason is {@code supporters_cannot_pay}
 * @param effectiveSupportPercent the largest part of the cost that the supporters could have paid,
 *     at the price of any winner or with all their money at the end; in percent, rounded down to
 *     two places; null unless the reason is {@code supporters_cannot_pay}
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
