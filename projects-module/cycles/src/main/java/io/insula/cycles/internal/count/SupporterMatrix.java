package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The candidates of a count with their supporters. A candidate is a proposal that may win, costs
 * more than 0 and has supporters. A voter represents all people with the same ballot. Utilities are
 * whole numbers without a common divisor, so that doubles hold them exactly.
 */
final class SupporterMatrix {
  /** The position of each candidate's proposal. */
  final int[] positions;

  /** The cost of each candidate, in smallest units of currency. */
  final BigInteger[] costs;

  final double[] approximateCosts;

  /**
   * For each candidate, the index of its first supporter in {@link #supporters}. The last element
   * is the length of {@link #supporters}.
   */
  final int[] starts;

  final int[] supporters;

  /** For each entry of {@link #supporters}, the utility of the candidate to this supporter. */
  final double[] utilities;

  /** How many people each voter represents. */
  final double[] weights;

  /**
   * For each voter, the index of the voter's first candidate in {@link #voterCandidates}. The last
   * element is the length of {@link #voterCandidates}.
   */
  final int[] voterStarts;

  final int[] voterCandidates;

  /**
   * For each index of {@link #voterCandidates}, the index in {@link #utilities} of the same pair of
   * voter and candidate.
   */
  final int[] voterEntries;

  /** How many people support each candidate. */
  final double[] totalWeights;

  /** The sum of the utilities of all people who support each candidate. */
  final double[] totalUtilities;

  /** Whether the utility of a candidate is its cost. */
  final boolean worthCost;

  /** The number of millionths of a point in one unit of utility. */
  final long microPointsPerUtility;

  private SupporterMatrix(CountInput input, SmallestCurrencyUnit currency, Draft draft) {
    var divisor = draft.divisor();
    var size = draft.candidates.size();
    worthCost = input.rule().utilityOrDefault() == Utility.COST;
    microPointsPerUtility = divisor;
    positions = draft.candidates.stream().mapToInt(Integer::intValue).toArray();
    costs = new BigInteger[size];
    approximateCosts = new double[size];
    for (var candidate = 0; candidate < size; candidate++) {
      costs[candidate] = currency.units(input.cost(positions[candidate]));
      approximateCosts[candidate] = costs[candidate].doubleValue();
    }
    weights = draft.weights();
    voterStarts = draft.voterStarts;
    voterCandidates = Arrays.copyOf(draft.voterCandidates, draft.entries);
    voterEntries = new int[draft.entries];
    starts = new int[size + 1];
    supporters = new int[draft.entries];
    utilities = new double[draft.entries];
    totalWeights = new double[size];
    totalUtilities = new double[size];
    invert(draft, divisor);
  }

  static SupporterMatrix of(CountInput input, SmallestCurrencyUnit currency) {
    var draft = new Draft(input);
    return new SupporterMatrix(input, currency, draft);
  }

  int size() {
    return positions.length;
  }

  int voters() {
    return weights.length;
  }

  long weight(int voter) {
    return (long) weights[voter];
  }

  long utility(int entry) {
    return (long) utilities[entry];
  }

  /** Inverts the lists: from voters with their candidates to candidates with their supporters. */
  private void invert(Draft draft, long divisor) {
    for (var candidate : voterCandidates) {
      starts[candidate + 1]++;
    }
    for (var candidate = 0; candidate < size(); candidate++) {
      starts[candidate + 1] += starts[candidate];
    }
    var next = starts.clone();
    for (var voter = 0; voter < voters(); voter++) {
      for (var i = voterStarts[voter]; i < voterStarts[voter + 1]; i++) {
        var candidate = voterCandidates[i];
        var entry = next[candidate]++;
        supporters[entry] = voter;
        utilities[entry] = (double) (draft.microUtilities[i] / divisor);
        voterEntries[i] = entry;
        totalWeights[candidate] += weights[voter];
        totalUtilities[candidate] += weights[voter] * utilities[entry];
      }
    }
  }

  /** The voters with their candidates, in the order of the ballots. */
  private static final class Draft {
    private final Ballots ballots;
    private final List<Integer> candidates;
    private final int[] voterStarts;
    private final int[] voterCandidates;
    private final long[] microUtilities;
    private int entries;

    Draft(CountInput input) {
      ballots = input.election().ballots();
      voterStarts = new int[ballots.distinct() + 1];
      voterCandidates = new int[ballots.entries()];
      microUtilities = new long[ballots.entries()];
      var support = new BallotScoring(input.election());
      var points = input.rule().utilityOrDefault() == Utility.POINTS;
      var supported = new boolean[input.election().proposals().size()];
      for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
        for (var entry = ballots.from(ballot); entry < ballots.to(ballot); entry++) {
          supported[ballots.proposal(entry)] |= utility(support, points, ballot, entry) > 0;
        }
      }
      candidates =
          input.eligible().stream()
              .filter(position -> supported[position] && !input.isFree(position))
              .sorted()
              .toList();
      collect(support, points, supported.length);
    }

    private void collect(BallotScoring support, boolean points, int proposals) {
      var candidateOf = new int[proposals];
      Arrays.fill(candidateOf, -1);
      for (var candidate = 0; candidate < candidates.size(); candidate++) {
        candidateOf[candidates.get(candidate)] = candidate;
      }
      for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
        for (var entry = ballots.from(ballot); entry < ballots.to(ballot); entry++) {
          var candidate = candidateOf[ballots.proposal(entry)];
          var utility = utility(support, points, ballot, entry);
          if (candidate >= 0 && utility > 0) {
            add(voterStarts[ballot], candidate, utility, points);
          }
        }
        voterStarts[ballot + 1] = entries;
      }
    }

    /**
     * Adds the support of a ballot for a candidate. A ballot that names the candidate twice
     * supports it once, with the sum of the points.
     */
    private void add(int from, int candidate, long utility, boolean points) {
      for (var i = from; i < entries; i++) {
        if (voterCandidates[i] == candidate) {
          microUtilities[i] += points ? utility : 0;
          return;
        }
      }
      voterCandidates[entries] = candidate;
      microUtilities[entries++] = utility;
    }

    private static long utility(BallotScoring support, boolean points, int ballot, int entry) {
      if (points) {
        return support.microScore(ballot, entry);
      }
      return support.isVote(entry) ? Ballots.MICRO : 0;
    }

    private double[] weights() {
      var weights = new double[ballots.distinct()];
      Arrays.setAll(weights, voter -> (double) ballots.weight(voter));
      return weights;
    }

    private long divisor() {
      var divisor = BigInteger.ZERO;
      for (var i = 0; i < entries && !divisor.equals(BigInteger.ONE); i++) {
        divisor = divisor.gcd(BigInteger.valueOf(microUtilities[i]));
      }
      return Math.max(1, divisor.longValueExact());
    }
  }
}
