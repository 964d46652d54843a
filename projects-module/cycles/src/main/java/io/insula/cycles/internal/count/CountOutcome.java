package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Winners as they are found, with the trace. */
final class CountOutcome {
  private final Contest contest;
  private final SequencedSet<Integer> winners = new LinkedHashSet<>();
  private final List<TraceStep> steps = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();
  private BigDecimal spent = BigDecimal.ZERO;
  private @Nullable Shares shares;

  CountOutcome(Contest contest) {
    this.contest = contest;
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

  @Nullable Shares shares() {
    return shares;
  }

  void sharedBy(Shares used) {
    shares = used;
  }

  BigDecimal spent() {
    return spent;
  }

  /** What is left of the budget. */
  BigDecimal left() {
    return contest.election().budget().subtract(spent);
  }

  /** The number of the next step. */
  int nextStep() {
    return steps.size() + 1;
  }

  void tie(Tie tie) {
    ties.add(tie);
  }

  void add(TraceStep step) {
    steps.add(step);
  }

  /** Counts a proposal among the winners. */
  void win(int position) {
    if (winners.add(position)) {
      spent = spent.add(contest.cost(position));
    }
  }

  /** A step that the score or a bar decides, with what is left of the budget. */
  void decide(int position, Reason reason) {
    var before = left();
    var step = nextStep();
    if (reason.taken()) {
      win(position);
    }
    add(
        new TraceStep(
            step,
            contest.id(position),
            reason.taken(),
            reason,
            contest.tally().score(position),
            null,
            null,
            null,
            Exact.plain(before),
            Exact.plain(left()),
            null,
            null));
  }

  /** All proposals that may not win, each in a step. */
  void decideBarred() {
    for (var position : contest.ranking()) {
      var reason = contest.barred().get(position);
      if (reason != null) {
        decide(position, reason);
      }
    }
  }
}
