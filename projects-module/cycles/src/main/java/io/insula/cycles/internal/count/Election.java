package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a count needs to know.
 *
 * @param ballotType of all ballots
 * @param maxLength how many places an ordinal ballot has at most; null if nobody said. The first
 *     place earns so many Borda points
 * @param budget above 0
 * @param proposals in the order that {@code file_order} means; ballots name them by their positions
 * @param lot the positions of all proposals in the order that was drawn; empty if none was
 */
public record Election(
    BallotType ballotType,
    @Nullable Integer maxLength,
    BigDecimal budget,
    List<CountedProposal> proposals,
    Ballots ballots,
    List<Integer> lot) {
  /**
   * @throws IllegalArgumentException if the budget is not above 0, an id stands there twice, a
   *     ballot names a proposal that is not there, or the lot is not one of these proposals
   */
  public Election {
    proposals = List.copyOf(proposals);
    lot = List.copyOf(lot);
    check(budget.signum() > 0, "the budget is not above 0");
    var ids = new HashSet<Long>();
    check(proposals.stream().allMatch(each -> ids.add(each.id())), "an id stands there twice");
    var known = proposals.size();
    var named = ballots;
    check(
        IntStream.range(0, named.entries())
            .map(named::proposal)
            .allMatch(each -> each >= 0 && each < known),
        "a ballot names a proposal that is not there");
    check(
        lot.isEmpty() || lot.stream().sorted().toList().equals(positions(known)),
        "the lot is not one of these proposals");
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
