package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.pabulib.PabulibProposal;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of the table of proposals. */
@Singleton
public class ProposalTable {
  private static final String INSERT =
      """
      INSERT INTO cycles.proposal
        (cycle_id, position, external_id, name, cost, stated_votes, stated_score,
         official_selected, categories, beneficiaries, further_cells)
      VALUES
        (:cycle, :position, :externalId, :name, :cost, :votes, :score, :selected, :categories,
         :beneficiaries, :further)
      """;

  private final Jdbi jdbi;

  ProposalTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds the proposals of a cycle and returns their ids, by position. */
  public List<Long> insert(long cycleId, List<PabulibProposal> rows) {
    return jdbi.withHandle(
        handle -> {
          var batch = handle.prepareBatch(INSERT);
          rows.forEach(row -> bind(batch, row).bind("cycle", cycleId).add());
          batch.execute();
          return handle
              .createQuery("SELECT id FROM cycles.proposal WHERE cycle_id = :id ORDER BY position")
              .bind("id", cycleId)
              .mapTo(Long.class)
              .list();
        });
  }

  private static PreparedBatch bind(PreparedBatch batch, PabulibProposal row) {
    return batch
        .bind("position", row.position())
        .bind("externalId", row.externalId())
        .bind("name", row.name())
        .bind("cost", row.cost())
        .bind("votes", row.statedVotes())
        .bind("score", row.statedScore())
        .bind("selected", row.officialSelected())
        .bindArray("categories", String.class, row.categories())
        .bindArray("beneficiaries", String.class, row.beneficiaries())
        .bindArray("further", String.class, row.others());
  }

  /** Returns the proposals of a cycle, by position. */
  List<StoredProposal> ofCycle(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, project_id, position, external_id, name, cost, stated_votes,
                      stated_score, official_selected, categories, beneficiaries, further_cells,
                      place, latitude, longitude, withdrawn_at IS NOT NULL AS withdrawn
                    FROM cycles.proposal WHERE cycle_id = :cycle ORDER BY position
                    """)
                .bind("cycle", cycleId)
                .map(ProposalTable::proposal)
                .list());
  }

  private static StoredProposal proposal(ResultSet row, StatementContext context)
      throws SQLException {
    var externalId = row.getString("external_id");
    return new StoredProposal(
        row.getLong("id"),
        row.getObject("project_id", Long.class),
        externalId,
        row.getBoolean("withdrawn"),
        new Location(
            row.getString("place"), row.getBigDecimal("latitude"), row.getBigDecimal("longitude")),
        new PabulibProposal(
            row.getInt("position"),
            externalId == null ? row.getString("id") : externalId,
            row.getString("name"),
            row.getBigDecimal("cost"),
            row.getBigDecimal("stated_votes"),
            row.getBigDecimal("stated_score"),
            row.getObject("official_selected", Integer.class),
            SqlArrays.texts(row, "categories"),
            SqlArrays.texts(row, "beneficiaries"),
            SqlArrays.texts(row, "further_cells")));
  }
}
