package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the outcome while a rule counts: the winners in the order in which they are found, and
 * the trace.
 */
final class OutcomeCollector {
  private final CountInput input;
  private final SequencedSet<Integer> winners = new LinkedHashSet<>();
  private final List<TraceStep> steps = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();
  private BigDecimal spent = BigDecimal.ZERO;
  private @Nullable FinalVoterShare finalVoterShare;

  OutcomeCollector(CountInput input) {
    this.input = input;
  }

  SequencedSet<Integer> winners() {
    return winners;
  }

  List<TraceStep> steps() {
    return steps;
  }

  List<Tie> ties() {
    return ties;
  }

  @Nullable FinalVoterShare shares() {
    return finalVoterShare;
  }

  void setShares(FinalVoterShare used) {
    finalVoterShare = used;
  }

  BigDecimal spent() {
    return spent;
  }

  /** Returns what is left of the budget. */
  BigDecimal left() {
    return input.election().budget().subtract(spent);
  }

  int nextStep() {
    return steps.size() + 1;
  }

  void tie(Tie tie) {
    ties.add(tie);
  }

  void add(TraceStep step) {
    steps.add(step);
  }

  /** Adds a proposal to the winners. */
  void addWinner(int position) {
    if (winners.add(position)) {
      spent = spent.add(input.cost(position));
    }
  }

  /**
   * Adds a step to the trace, without a payment or a load. The proposal wins if {@link
   * Reason#taken} is true.
   */
  void decide(int position, Reason reason) {
    var before = left();
    var step = nextStep();
    if (reason.taken()) {
      addWinner(position);
    }
    add(
        new TraceStep(
            step,
            input.id(position),
            reason.taken(),
            reason,
            input.tally().score(position),
            null,
            null,
            null,
            Decimals.plain(before),
            Decimals.plain(left()),
            null,
            null));
  }

  /** Adds a step to the trace for each proposal that may not win. */
  void decideBarred() {
    for (var position : input.ranking()) {
      var reason = input.barred().get(position);
      if (reason != null) {
        decide(position, reason);
      }
    }
  }
}
