package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The input of a count. The first place on an ordinal ballot gets {@code maxLength} Borda points.
 * Without {@code maxLength}, the points are the number of places of the ballot.
 *
 * @param maxLength the maximum number of places on an ordinal ballot; null without a maximum
 * @param budget above 0
 * @param proposals in the order of {@code file_order}; ballots name proposals by their positions
 * @param lot the positions of all proposals in the order of the draw; empty if there was no draw
 */
public record Election(
    BallotType ballotType,
    @Nullable Integer maxLength,
    BigDecimal budget,
    List<ElectionProposal> proposals,
    Ballots ballots,
    List<Integer> lot) {
  /**
   * @throws IllegalArgumentException if the budget is not above 0, an id occurs twice, a ballot
   *     names an unknown proposal, or the lot does not list each proposal once
   */
  public Election {
    proposals = List.copyOf(proposals);
    lot = List.copyOf(lot);
    check(budget.signum() > 0, "the budget is not above 0");
    var ids = new HashSet<Long>();
    check(proposals.stream().allMatch(each -> ids.add(each.id())), "an id occurs twice");
    var known = proposals.size();
    var named = ballots;
    check(
        IntStream.range(0, named.entries())
            .map(named::proposal)
            .allMatch(each -> each >= 0 && each < known),
        "a ballot names an unknown proposal");
    check(
        lot.isEmpty() || lot.stream().sorted().toList().equals(positions(known)),
        "the lot does not list exactly these proposals");
  }

  private static List<Integer> positions(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
