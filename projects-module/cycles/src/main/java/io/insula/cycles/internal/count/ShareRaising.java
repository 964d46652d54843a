package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raises the share of each voter unit by unit, as long as the budget covers the cost of the
 * outcome. Steps that change nothing are skipped.
 *
 * <p>The course of a run consists of:
 *
 * <ul>
 *   <li>the order of the winners
 *   <li>the voters who pay for each winner in full
 *   <li>the candidates that each winner is compared with
 * </ul>
 *
 * <p>While the course stays the same, balances and prices are linear functions of the share. So if
 * two shares have the same course, all shares between them have this course.
 */
final class ShareRaising {
  /**
   * The number of consecutive steps with the same winners after which {@link #leap} tries to skip
   * many steps at once.
   */
  private static final int CALM_STEPS = 8;

  /** After this number of failed leaps, no leap is tried for {@link #STEPS_WITHOUT_TRY} steps. */
  private static final int TRIES = 8;

  private static final int STEPS_WITHOUT_TRY = 128;
  private static final long MAX_LEAP = 1L << 40;

  private final CountInput input;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix matrix;
  private final BigInteger budget;

  /**
   * The share before it is raised: the budget divided by the number of ballots, rounded down to
   * whole units.
   */
  private final BigInteger first;

  private int calmSteps;
  private int failedTries;

  /**
   * The last share whose outcome the budget can pay for.
   *
   * @param share the share, in smallest units of currency
   * @param raisedBy how much the share was raised, in units of currency
   */
  record RaisedShare(BigInteger share, long raisedBy) {}

  /**
   * One run of equal shares.
   *
   * @param raisedBy how much the share was raised for this run, in units of currency
   * @param cost the total cost of the winners, in smallest units of currency
   * @param course the {@link RunCourseHash} of the run; null if it was not computed
   */
  private record Attempt(
      long raisedBy, List<Integer> winners, BigInteger cost, @Nullable Long course) {
    boolean hasCourseOf(Attempt other) {
      return course != null && course.equals(other.course);
    }
  }

  ShareRaising(CountInput input, SmallestCurrencyUnit currency, SupporterMatrix matrix) {
    this.input = input;
    this.currency = currency;
    this.matrix = matrix;
    budget = currency.units(input.election().budget());
    first =
        input
            .election()
            .budget()
            .setScale(0, RoundingMode.DOWN)
            .toBigIntegerExact()
            .divide(BigInteger.valueOf(Math.max(1, input.election().ballots().count())));
  }

  RaisedShare raise(EqualSharesCompletion equalSharesCompletion) {
    var last = attempt(0);
    while (!isComplete(last, equalSharesCompletion)) {
      var next = attempt(last.raisedBy() + 1);
      if (next.cost().compareTo(budget) > 0) {
        break;
      }
      last = watch(last, next) ? leap(next) : next;
    }
    return new RaisedShare(share(last.raisedBy()), last.raisedBy());
  }

  private BigInteger share(long by) {
    return first.add(BigInteger.valueOf(by)).multiply(currency.one());
  }

  private Attempt attempt(long by) {
    var course = calmSteps >= CALM_STEPS ? new RunCourseHash() : null;
    var run = new SharesRun(matrix, input.ties(), new Share(share(by), BigInteger.ONE), course);
    run.runToTheEnd();
    var cost =
        run.winners().stream()
            .map(candidate -> matrix.costs[candidate])
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new Attempt(by, run.winners(), cost, course == null ? null : course.value());
  }

  /**
   * Whether all candidates have won. {@link EqualSharesCompletion#ADD1_EXHAUSTIVE} ignores losers
   * that do not fit into the rest of the budget.
   */
  private boolean isComplete(Attempt attempt, EqualSharesCompletion equalSharesCompletion) {
    var rest = budget.subtract(attempt.cost());
    var winners = new HashSet<>(attempt.winners());
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      var countsAsLoser =
          equalSharesCompletion != EqualSharesCompletion.ADD1_EXHAUSTIVE
              || matrix.costs[candidate].compareTo(rest) <= 0;
      if (countsAsLoser && !winners.contains(candidate)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Counts the consecutive steps with the same winners. Returns whether {@link #leap} should start
   * from {@code next}.
   */
  private boolean watch(Attempt last, Attempt next) {
    calmSteps = last.winners().equals(next.winners()) ? calmSteps + 1 : Math.min(calmSteps, 0);
    if (next.hasCourseOf(last)) {
      failedTries = 0;
      return true;
    }
    failedTries += next.course() == null ? 0 : 1;
    if (failedTries >= TRIES) {
      failedTries = 0;
      calmSteps = -STEPS_WITHOUT_TRY;
    }
    return false;
  }

  /**
   * Skips steps that have the same course as {@code from}. Returns the last step found with this
   * course. Later steps can also have this course.
   */
  private Attempt leap(Attempt from) {
    var last = from;
    var length = 2L;
    while (true) {
      var next = attempt(last.raisedBy() + length);
      if (!next.hasCourseOf(last)) {
        break;
      }
      last = next;
      length = Math.min(MAX_LEAP, length * 2);
    }
    for (length /= 2; length > 0; length /= 2) {
      var next = attempt(last.raisedBy() + length);
      last = next.hasCourseOf(last) ? next : last;
    }
    return last;
  }
}
