package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Counts how often ballots name each proposal. A ballot may name a proposal twice only if the votes
 * in the file count every mention.
 */
final class ProposalMentionCounter {
  private final List<PabulibProposal> proposals;
  private final long[] votes;
  private final long[] lastBallot;
  private final Map<Integer, PlaceInFile> repeated = new TreeMap<>();
  private long ballots;
  private long repeatingBallots;

  ProposalMentionCounter(List<PabulibProposal> proposals) {
    this.proposals = proposals;
    votes = new long[proposals.size()];
    lastBallot = new long[proposals.size()];
  }

  /**
   * Adds a ballot.
   *
   * @param points one value for each named proposal; empty for ballots without points
   * @param place finds the place of a named proposal in the file, by its index in {@code named}
   */
  void add(List<Integer> named, List<BigDecimal> points, IntFunction<PlaceInFile> place) {
    ballots++;
    var repeats = false;
    for (var i = 0; i < named.size(); i++) {
      var position = named.get(i);
      votes[position] += points.isEmpty() || points.get(i).signum() > 0 ? 1 : 0;
      if (lastBallot[position] == ballots) {
        repeats = true;
        repeated.putIfAbsent(position, place.apply(i));
      }
      lastBallot[position] = ballots;
    }
    repeatingBallots += repeats ? 1 : 0;
  }

  long ballots() {
    return ballots;
  }

  long repeatingBallots() {
    return repeatingBallots;
  }

  /**
   * Compares the counts with the numbers in the file.
   *
   * @throws PabulibException if a ballot names a proposal twice, and the file's votes for this
   *     proposal do not count every mention
   */
  void check(Warnings warnings) {
    repeated.entrySet().stream()
        .filter(
            each -> differs(each.getKey()) || proposals.get(each.getKey()).statedVotes() == null)
        .map(Map.Entry::getValue)
        .min(Comparator.comparingInt(PlaceInFile::line).thenComparingInt(PlaceInFile::column))
        .ifPresent(
            place -> {
              throw place.error("vote", "names the same project twice");
            });
    if (repeatingBallots > 0) {
      warnings.add(
          "Some ballots name the same project more than once, and the votes in the file count each"
              + " mention. Number of ballots: "
              + repeatingBallots
              + ".");
    }
    for (var proposal : proposals) {
      if (differs(proposal.position())) {
        warnings.add(
            "Votes of "
                + QuotedText.quote(proposal.externalId())
                + ": the file states "
                + proposal.statedVotes()
                + ", but its ballots add up to "
                + votes[proposal.position()]
                + ".");
      }
    }
  }

  private boolean differs(int position) {
    var stated = proposals.get(position).statedVotes();
    return stated != null && stated.compareTo(BigDecimal.valueOf(votes[position])) != 0;
  }
}
