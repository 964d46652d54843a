package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * The ballots of voters who share an attribute value. Each group has at least {@value #MIN_BALLOTS}
 * ballots, so that it does not reveal a ballot. Smaller groups are merged.
 *
 * @param attribute {@code group}, {@code age}, {@code district}, {@code education}, {@code
 *     neighborhood}, {@code sex} or {@code voting_method}
 * @param value the shared value, for ages a decade such as {@code 30-39}; null for the merged
 *     groups, and if the value is unknown
 * @param eligible how many people of this group could vote; null if unknown
 * @param ballots how many ballots the group has, empty ones included
 * @param named how many proposals these ballots name in total; null for the attribute {@code
 *     group}, because no ballot stores the group of its voter
 */
public record BallotGroup(
    String attribute,
    @Nullable String value,
    @Nullable Long eligible,
    long ballots,
    @Nullable Long named) {
  /** The minimum number of ballots in a group. */
  public static final int MIN_BALLOTS = 5;
}
