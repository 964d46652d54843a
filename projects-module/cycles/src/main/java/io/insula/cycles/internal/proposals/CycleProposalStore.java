package io.insula.cycles.internal.proposals;

import io.insula.api.TextRule;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.SqlArrays;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that reads and writes the proposals of cycles that were not imported. All methods run in
 * the current transaction.
 */
@Singleton
class CycleProposalStore {
  private final Jdbi jdbi;

  CycleProposalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The state of a cycle that decides whether it accepts another proposal.
   *
   * @param proposals the number of its proposals, withdrawn ones included
   */
  record CycleState(CyclePhase phase, int proposals) {}

  /**
   * A proposal before a change.
   *
   * @param isWithdrawn whether it was withdrawn or merged into another one
   */
  record Current(long id, boolean isWithdrawn, EditableProposalFields fields) {}

  /**
   * @throws CycleNotFoundException if no cycle has this id
   */
  CycleState state(long cycleId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT phase, coalesce((
                          SELECT max(position) + 1 FROM cycles.proposal
                          WHERE cycle_id = cycle.id), 0) AS proposals
                        FROM cycles.cycle WHERE id = :id
                        """)
                    .bind("id", cycleId)
                    .map(
                        (row, context) ->
                            new CycleState(
                                LabelParser.phase(row.getString("phase")), row.getInt("proposals")))
                    .findOne())
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  Optional<Long> findOfProject(long projectId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM cycles.proposal WHERE project_id = :project")
                .bind("project", projectId)
                .mapTo(Long.class)
                .findOne());
  }

  /** Adds a proposal after the others of a locked cycle and returns its id. */
  long insert(NewProposal proposal, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO cycles.proposal
                      (cycle_id, position, project_id, name, cost, categories, proposed_by,
                       created_at)
                    SELECT :cycle, coalesce(max(position) + 1, 0), :project, :name, :cost,
                      :categories, :by, :now
                    FROM cycles.proposal WHERE cycle_id = :cycle
                    RETURNING id
                    """)
                .bind("cycle", proposal.cycleId())
                .bind("project", proposal.projectId())
                .bind("name", proposal.name())
                .bind("cost", proposal.cost())
                .bindArray("categories", String.class, proposal.categories())
                .bind("by", proposal.proposedBy())
                .bind("now", now)
                .mapTo(Long.class)
                .one());
  }

  /** Returns the proposals with these ids that belong to the cycle. */
  List<Current> find(long cycleId, List<Long> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, withdrawn_at IS NOT NULL AS withdrawn, name, cost, categories,
                      beneficiaries, place, latitude, longitude
                    FROM cycles.proposal WHERE cycle_id = :cycle AND id = ANY (:ids) ORDER BY id
                    """)
                .bind("cycle", cycleId)
                .bindArray("ids", Long.class, ids)
                .map(CycleProposalStore::current)
                .list());
  }

  /**
   * @throws ProposalNotFoundException if the cycle has no such proposal
   */
  Current get(long cycleId, long proposalId) {
    return find(cycleId, List.of(proposalId)).stream()
        .findFirst()
        .orElseThrow(() -> new ProposalNotFoundException(cycleId, proposalId));
  }

  private static Current current(ResultSet row, StatementContext context) throws SQLException {
    return new Current(
        row.getLong("id"),
        row.getBoolean("withdrawn"),
        new EditableProposalFields(
            row.getString("name"),
            row.getBigDecimal("cost"),
            SqlArrays.texts(row, "categories"),
            SqlArrays.texts(row, "beneficiaries"),
            row.getString("place"),
            row.getBigDecimal("latitude"),
            row.getBigDecimal("longitude")));
  }

  /**
   * Whether the cycle has a proposal with this name that is not withdrawn. Characters without a
   * width, for instance a zero-width joiner, make no difference.
   */
  boolean isTaken(long cycleId, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM cycles.proposal
                      WHERE cycle_id = :cycle AND withdrawn_at IS NULL
                        AND regexp_replace(name, :widthless, '', 'g') = :key)
                    """)
                .bind("cycle", cycleId)
                .bind("widthless", TextRule.WITHOUT_A_WIDTH)
                .bind("key", TextRule.keyOf(name))
                .mapTo(Boolean.class)
                .one());
  }

  void update(long proposalId, EditableProposalFields fields) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.proposal SET
                      name = :name, cost = :cost, categories = :categories,
                      beneficiaries = :beneficiaries, place = :place, latitude = :latitude,
                      longitude = :longitude
                    WHERE id = :id
                    """)
                .bind("id", proposalId)
                .bind("name", fields.name())
                .bind("cost", fields.cost())
                .bindArray("categories", String.class, fields.categories())
                .bindArray("beneficiaries", String.class, fields.beneficiaries())
                .bind("place", fields.place())
                .bind("latitude", fields.latitude())
                .bind("longitude", fields.longitude())
                .execute());
  }

  /**
   * @param reason null if no reason was given
   * @param mergedInto the proposal that replaces this one; null if there is none
   */
  void withdraw(long proposalId, @Nullable String reason, @Nullable Long mergedInto, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.proposal
                    SET withdrawn_at = :now, withdrawn_reason = :reason, merged_into = :into
                    WHERE id = :id
                    """)
                .bind("id", proposalId)
                .bind("now", now)
                .bind("reason", reason)
                .bind("into", mergedInto)
                .execute());
  }
}
