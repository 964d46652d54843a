package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * The ballots of voters who share an attribute value. A group has at least {@value #SMALLEST}
 * ballots, so that it reveals nobody's ballot; smaller groups are merged into one group.
 *
 * @param attribute the attribute that the voters share: {@code group}, {@code age}, {@code
 *     district}, {@code education}, {@code neighborhood}, {@code sex} or {@code voting_method}
 * @param value the shared value; ages are grouped by decade, for instance {@code 30-39}; null for
 *     the merged small groups, and for voters whose value is not known
 * @param eligible how many people of this group could vote; null if this is not known
 * @param ballots how many ballots the group has, empty ones included
 * @param named how many proposals these ballots name in total; null for the attribute {@code
 *     group}. It comes from the roster, and a stored ballot does not state who cast it
 */
public record BallotGroup(
    String attribute,
    @Nullable String value,
    @Nullable Long eligible,
    long ballots,
    @Nullable Long named) {
  /** The minimum number of ballots in a group. */
  public static final int SMALLEST = 5;
}
