package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.count.Ballots;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.cycle.BallotBulkInsert;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.ProposalTable;
import io.insula.cycles.internal.pabulib.ElectionCollector;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import io.insula.cycles.internal.pabulib.PabulibHead;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import io.insula.cycles.internal.pabulib.PabulibSink;
import io.insula.cycles.internal.pabulib.PabulibSummary;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores an imported election while its file is being read, in the current transaction. */
final class CycleImportSink implements PabulibSink, AutoCloseable {
  private static final String OTHER_RULE =
      "The outcome in the file was found by another rule than the one that this count uses.";

  private final CycleTable cycles;
  private final ProposalTable proposals;
  private final Connection connection;
  private final Instant now;
  private final ElectionCollector election = ElectionCollector.forOwnRule();
  private List<String> proposalColumns = List.of();
  private List<Long> ids = List.of();
  private long cycleId;
  private @Nullable BallotBulkInsert ballots;

  CycleImportSink(CycleTable cycles, ProposalTable proposals, Connection connection, Instant now) {
    this.cycles = cycles;
    this.proposals = proposals;
    this.connection = connection;
    this.now = now;
  }

  @Override
  public void head(PabulibHead head) {
    election.head(head);
  }

  @Override
  public void proposalColumns(List<String> names) {
    proposalColumns = names;
  }

  @Override
  public void proposal(PabulibProposal proposal) {
    election.proposal(proposal);
  }

  @Override
  public void voterColumns(List<String> names) {
    cycleId = cycles.insert(election.head(), lot(), proposalColumns, names, now);
    ids = proposals.insert(cycleId, election.proposals());
    try {
      ballots = new BallotBulkInsert(connection, cycleId);
    } catch (SQLException e) {
      throw new IllegalStateException("The COPY of the ballots cannot begin", e);
    }
  }

  /**
   * Returns the positions of the proposals in the order of the draw; empty if the file has no draw.
   */
  private List<Integer> lot() {
    var positions =
        election.proposals().stream()
            .collect(Collectors.toMap(PabulibProposal::externalId, PabulibProposal::position));
    return election.head().lot().stream().map(positions::get).toList();
  }

  @Override
  public void ballot(PabulibBallot ballot) {
    election.ballot(ballot);
    Objects.requireNonNull(ballots).add(ballot);
  }

  /**
   * Stores the values that are known only after the whole file was read, and returns the id of the
   * cycle.
   */
  long complete(PabulibSummary summary) {
    Objects.requireNonNull(ballots).finish();
    var warnings = new ArrayList<>(summary.warnings());
    warnings.addAll(election.differences());
    if (!election.head().countsOfficially()) {
      warnings.add(OTHER_RULE);
    }
    cycles.completeImported(cycleId, rule(), summary.ballots(), warnings);
    return cycleId;
  }

  /** Makes the connection usable again, so that its transaction can end. */
  @Override
  public void close() {
    if (ballots != null) {
      ballots.close();
    }
  }

  Ballots ballots() {
    return election.election().ballots();
  }

  /**
   * Returns the rule of the file. The exclusive groups contain the database ids of the proposals.
   */
  private Rule rule() {
    var rule = election.rule();
    var groups = rule.exclusiveGroups();
    return groups == null
        ? rule
        : rule.withExclusiveGroups(
            groups.stream()
                .map(group -> group.stream().map(place -> ids.get((int) (place - 1))).toList())
                .toList());
  }
}
