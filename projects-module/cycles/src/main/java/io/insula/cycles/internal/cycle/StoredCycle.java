package io.insula.cycles.internal.cycle;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.Ballots;
import io.insula.cycles.internal.count.Election;
import io.insula.cycles.internal.count.ElectionProposal;
import io.insula.cycles.internal.pabulib.PabulibHead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as it is stored, without its ballots and its results.
 *
 * <p>The exclusive groups are only in the rule of {@code head}, with proposal ids of this database.
 * The draw is in this record and not in {@code head}.
 *
 * @param version increases with each change, for instance of a proposal or the roster, but not with
 *     a ballot
 * @param head the values of the section META in a file, from the imported file or the settings
 * @param lot the positions of all proposals in the order of the draw; empty if there was no draw
 * @param lotSeed the seed of the draw; null if there was no draw
 * @param ballots how many ballots were counted; 0 before the count
 * @param proposals in the order of their positions; empty if the cycle was read without proposals
 */
public record StoredCycle(
    long id,
    CyclePhase phase,
    long version,
    Instant createdAt,
    CycleSettings settings,
    PabulibHead head,
    List<Integer> lot,
    @Nullable String lotSeed,
    long ballots,
    List<String> proposalColumns,
    List<String> attributeColumns,
    List<String> warnings,
    List<StoredProposal> proposals) {
  /** Whether the cycle was imported with its votes. */
  public boolean isImported() {
    return settings.electorate() == null;
  }

  /** Returns the currency of all amounts, from the settings or else the file; null if unknown. */
  public @Nullable String currency() {
    return settingOrFileValue(settings.currency(), "currency");
  }

  /**
   * Returns the area that the cycle is for, from the settings or else the file; null if unknown.
   */
  public @Nullable String unit() {
    return settingOrFileValue(settings.unit(), "unit");
  }

  /** Returns the part of the unit, from the settings or else the file; null if there is none. */
  public @Nullable String subunit() {
    return settingOrFileValue(settings.subunit(), "subunit");
  }

  private @Nullable String settingOrFileValue(@Nullable String setting, String key) {
    return setting == null ? head.metaText(key) : setting;
  }

  /** Whether the cycle has a turnout: it was not imported, and it is in voting or a later phase. */
  public boolean hasTurnout() {
    return !isImported() && !phase.isBefore(CyclePhase.VOTING);
  }

  /** Whether voting has ever opened, even if the cycle has since moved back. */
  public boolean hasVotingOpened() {
    return lotSeed != null;
  }

  /**
   * @throws VoteNotCountedException unless its voting is over
   */
  public void requireVoteOver() {
    if (!phase.isVoteOver()) {
      throw new VoteNotCountedException(id);
    }
  }

  /** Returns the id and the cost of each proposal, as a count uses them. */
  public List<ElectionProposal> electionProposals() {
    return proposals.stream()
        .map(each -> new ElectionProposal(each.id(), each.countedCost()))
        .toList();
  }

  /** Returns the input of a count. */
  public Election election(Ballots counted) {
    return new Election(
        head.ballotType(), head.maxLength(), head.budget(), electionProposals(), counted, lot);
  }
}
