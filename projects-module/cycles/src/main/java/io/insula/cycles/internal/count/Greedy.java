package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the proposals by score and takes each proposal that fits into the rest of the
 * budget. After the first proposal that does not fit, greedy-no-skip takes only proposals that cost
 * nothing.
 */
final class Greedy {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CountInput input;
  private final OutcomeCollector outcome;

  /**
   * The positions of the proposals in the current tie. Only the lot or the order of the election
   * decides their order.
   */
  private final List<Integer> tied = new ArrayList<>();

  private int firstStepOfTied;
  private boolean hasStopped;

  private Greedy(CountInput input, OutcomeCollector outcome) {
    this.input = input;
    this.outcome = outcome;
  }

  /** Counts by greedy, or by greedy-no-skip if this is the rule of the contest. */
  static OutcomeCollector count(CountInput input) {
    var outcome = new OutcomeCollector(input);
    var stops = input.rule().rule() == RuleName.GREEDY_NO_SKIP;
    new Greedy(input, outcome).run(stops);
    outcome.decideBarred();
    return outcome;
  }

  /** Adds to an outcome the proposals that fit into the rest of the budget, the best first. */
  static void fill(CountInput input, OutcomeCollector outcome) {
    new Greedy(input, outcome).run(false);
  }

  private void run(boolean stops) {
    var rest = input.eligible().stream().filter(each -> !outcome.winners().contains(each)).toList();
    for (var position : rest) {
      noteTie(position);
      outcome.decide(position, reason(position, stops));
    }
    closeTie();
  }

  private Reason reason(int position, boolean stops) {
    if (input.isFree(position)) {
      return Reason.FREE;
    }
    if (hasStopped) {
      return Reason.STOPPED;
    }
    var cost = input.cost(position);
    if (cost.compareTo(outcome.left()) <= 0) {
      return Reason.FITS;
    }
    hasStopped = stops;
    return stops && isMisfitTaken(cost) ? Reason.MISFIT : Reason.DOES_NOT_FIT;
  }

  private boolean isMisfitTaken(BigDecimal cost) {
    var percent = input.rule().misfitPercent();
    return percent != null
        && outcome.left().multiply(HUNDRED).compareTo(cost.multiply(percent)) >= 0;
  }

  private void noteTie(int position) {
    if (tied.isEmpty() || !isTied(tied.getLast(), position)) {
      closeTie();
      firstStepOfTied = outcome.nextStep();
    }
    tied.add(position);
  }

  private boolean isTied(int better, int position) {
    return input.tally().microScore(better) == input.tally().microScore(position)
        && input.ties().deciding(better, position).isArbitrary();
  }

  private void closeTie() {
    if (tied.size() > 1) {
      outcome.tie(
          new Tie(
              firstStepOfTied,
              tied.stream().map(input::id).toList(),
              input.ties().deciding(tied.get(0), tied.get(1))));
    }
    tied.clear();
  }
}
