package io.insula.cycles;

import java.util.List;

/**
 * The ballots of a cycle as counts, which show nobody's own.
 *
 * @param sizes by size
 * @param groups by attribute in the order of their names, the largest group first; empty where
 *     nothing is known of voters
 */
public record BallotCounts(List<BallotSize> sizes, List<BallotGroup> groups) {
  public BallotCounts {
    sizes = List.copyOf(sizes);
    groups = List.copyOf(groups);
  }
}
