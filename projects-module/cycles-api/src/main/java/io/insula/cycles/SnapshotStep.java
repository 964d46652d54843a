package io.insula.cycles;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of one proposal in one step of the count. Decimals that are not exact are rounded to
 * six places, unless said otherwise.
 *
 * @param step from 1
 * @param taken whether it wins by this step
 * @param reason why it was taken or not
 * @param score by which greedy rules decide; null in a step that it does not decide
 * @param effectiveVotes equal shares: its cost divided by what a supporter pays at most; null in
 *     other steps
 * @param price equal shares: what a supporter pays for it at most, for each point where points are
 *     the utility, with twelve digits; null in other steps
 * @param load Phragmén: what each supporter has borne afterwards; null in other steps
 * @param moneyBefore equal shares: what its supporters have left together before this step; else
 *     what is left of the budget
 * @param moneyAfter the same after it
 * @param unpayableAfterStep equal shares: the step after which its supporters could no longer pay,
 *     0 if they never could; null for one that was taken
 * @param effectiveSupportPercent equal shares: the most that its supporters could have paid in a
 *     step at the price of that step's winner, in percent of its cost; null for one that was taken
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
