package io.insula.cycles.internal.cycle;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.Ballots;
import io.insula.cycles.internal.count.CountedProposal;
import io.insula.cycles.internal.count.Election;
import io.insula.cycles.internal.pabulib.PabulibHead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cycle with all that does not grow with its ballots.
 *
 * @param version goes up with each change of the cycle or of a proposal
 * @param head its rule has exclusive groups by the ids of proposals here; it has no others, and no
 *     lot
 * @param lot the positions of all proposals in the order that was drawn; empty if none was
 * @param lotSeed from which the lot was drawn; null if none was
 * @param ballots how many were counted; 0 before
 * @param proposals by their positions
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
  /** Whether its votes came in a file. */
  public boolean isImported() {
    return settings.electorate() == null;
  }

  /** In which costs and the budget are, by its settings or its file; null if nobody said. */
  public @Nullable String currency() {
    return orOfFile(settings.currency(), "currency");
  }

  /** What it is for, by its settings or its file; null if nobody said. */
  public @Nullable String unit() {
    return orOfFile(settings.unit(), "unit");
  }

  /** The part of the unit, by its settings or its file; null if there is none. */
  public @Nullable String subunit() {
    return orOfFile(settings.subunit(), "subunit");
  }

  private @Nullable String orOfFile(@Nullable String setting, String key) {
    return setting == null ? head.metaText(key) : setting;
  }

  /** Whether somebody may have voted here. */
  public boolean hasTurnout() {
    return !isImported() && !phase.isBefore(CyclePhase.VOTING);
  }

  /** Whether its voting was opened, also if the cycle went back since. */
  public boolean hasOpened() {
    return lotSeed != null;
  }

  /**
   * @throws VoteNotCountedException unless its voting is over
   */
  public void requireCounted() {
    if (!phase.isVoteOver()) {
      throw new VoteNotCountedException(id);
    }
  }

  /** The proposals as a count knows them. */
  public List<CountedProposal> countedProposals() {
    return proposals.stream()
        .map(each -> new CountedProposal(each.id(), each.countedCost()))
        .toList();
  }

  /** What a count needs to know. */
  public Election election(Ballots counted) {
    return new Election(
        head.ballotType(), head.maxLength(), head.budget(), countedProposals(), counted, lot);
  }
}
