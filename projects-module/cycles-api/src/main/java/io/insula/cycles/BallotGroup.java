package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * The ballots of voters who have something in common. A group has at least {@value #SMALLEST}
 * ballots; smaller ones are folded into one.
 *
 * @param attribute what they have in common: {@code group}, {@code age}, {@code district}, {@code
 *     education}, {@code neighborhood}, {@code sex} or {@code voting_method}
 * @param value what it is for them, an age in tens of years; null for small groups together, and
 *     for those of whom it is not known
 * @param eligible how many of them could vote; null where nobody can say
 * @param ballots how many there are, empty ones included
 * @param named how many proposals they name, all ballots together; null where ballots are kept
 *     apart from their voters
 */
public record BallotGroup(
    String attribute,
    @Nullable String value,
    @Nullable Long eligible,
    long ballots,
    @Nullable Long named) {
  /** The fewest ballots of a group. */
  public static final int SMALLEST = 5;
}
