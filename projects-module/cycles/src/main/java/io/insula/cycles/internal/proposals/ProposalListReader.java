package io.insula.cycles.internal.proposals;

import io.insula.api.TextRule;
import io.insula.cycles.internal.count.ElectionProposal;
import io.insula.cycles.internal.cycle.ImportedLocationReader;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.Location;
import io.insula.cycles.internal.cycle.SqlArrays;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads the proposals of cycles, imported ones included. */
@Singleton
public class ProposalListReader {
  /**
   * The beginning of each query. It reads the notes about the implementation only after the vote,
   * because they reveal who won.
   */
  private static final String SELECT =
      """
      SELECT proposal.*, cycle.proposal_columns, newest.note, newest.noted_at
      FROM cycles.proposal
      JOIN cycles.cycle ON cycle.id = proposal.cycle_id
      LEFT JOIN LATERAL (
        SELECT note, noted_at FROM cycles.implementation_note
        WHERE proposal_id = proposal.id ORDER BY id DESC LIMIT 1
      ) AS newest ON cycle.phase IN ('implementation', 'closed')
      """;

  private static final String OF_CYCLE = SELECT + "WHERE proposal.cycle_id = :cycle ";

  private final Jdbi jdbi;

  ProposalListReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A proposal with its position in the cycle.
   *
   * @param officialSelected the outcome that the imported file states for the proposal; null if it
   *     states none
   */
  public record PositionedProposal(
      int position, ProposalView view, @Nullable Integer officialSelected) {}

  /**
   * A range of the proposals of a cycle.
   *
   * @param after the position of the last proposal before the range; -1 at the start
   * @param rows the maximum number of proposals
   */
  public record Part(long cycleId, int after, int rows) {}

  /** Returns all proposals of a cycle in their order. */
  public List<PositionedProposal> all(long cycleId) {
    return next(cycleId, null, -1, Integer.MAX_VALUE);
  }

  /**
   * Reads several ranges of proposals with one statement. The proposals of each range are in the
   * order of the cycle.
   */
  public Map<Part, List<PositionedProposal>> parts(Collection<Part> wanted) {
    var parts = List.copyOf(wanted);
    var found = byNumber(parts);
    return IntStream.range(0, parts.size())
        .boxed()
        .collect(Collectors.toMap(parts::get, i -> found.getOrDefault(i + 1L, List.of())));
  }

  /** Returns the proposals of each range. The key is the place of the range in the list, from 1. */
  private Map<Long, List<PositionedProposal>> byNumber(List<Part> parts) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT wanted.part, found.*
                        FROM unnest(:cycles, :afters, :rows) WITH ORDINALITY
                          AS wanted (cycle_id, after, row_count, part)
                        CROSS JOIN LATERAL (
                        """
                            + SELECT
                            + """
                            WHERE proposal.cycle_id = wanted.cycle_id AND position > wanted.after
                            ORDER BY position LIMIT wanted.row_count) AS found
                            ORDER BY wanted.part, found.position
                            """)
                    .bindArray("cycles", Long.class, parts.stream().map(Part::cycleId).toList())
                    .bindArray("afters", Integer.class, parts.stream().map(Part::after).toList())
                    .bindArray("rows", Integer.class, parts.stream().map(Part::rows).toList())
                    .map((row, context) -> Map.entry(row.getLong("part"), placed(row, context)))
                    .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /**
   * Returns proposals of a cycle in their order.
   *
   * @param category only proposals of this category; null for all
   * @param after the position of the last proposal before the range; -1 at the start
   * @param rows the maximum number of proposals
   */
  List<PositionedProposal> next(long cycleId, @Nullable String category, int after, int rows) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    OF_CYCLE
                        + """
                        AND position > :after
                        AND (:category::text IS NULL
                          OR EXISTS (SELECT FROM unnest(categories) AS each
                            WHERE each = :category
                              OR regexp_replace(each, :widthless, '', 'g') = :key))
                        ORDER BY position LIMIT :rows
                        """)
                .bind("cycle", cycleId)
                .bind("after", after)
                .bind("category", category)
                // Imported categories are spelled as in the file, and other categories have the
                // normal form. The query searches both spellings.
                .bind("key", category == null ? null : TextRule.keyOf(category))
                .bind("widthless", TextRule.WITHOUT_A_WIDTH)
                .bind("rows", rows)
                .map(ProposalListReader::placed)
                .list());
  }

  /**
   * @throws ProposalNotFoundException if the cycle has no such proposal
   */
  ProposalView get(long cycleId, long proposalId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(OF_CYCLE + "AND proposal.id = :id")
                    .bind("cycle", cycleId)
                    .bind("id", proposalId)
                    .map(ProposalListReader::placed)
                    .findOne())
        .orElseThrow(() -> new ProposalNotFoundException(cycleId, proposalId))
        .view();
  }

  private static PositionedProposal placed(ResultSet row, StatementContext context)
      throws SQLException {
    var withdrawnAt = instant(row, "withdrawn_at");
    var cost = row.getBigDecimal("cost");
    var location = location(row);
    return new PositionedProposal(
        row.getInt("position"),
        new ProposalView(
            row.getLong("id"),
            row.getObject("project_id", Long.class),
            row.getString("external_id"),
            row.getString("name"),
            cost,
            SqlArrays.texts(row, "categories"),
            SqlArrays.texts(row, "beneficiaries"),
            location.place(),
            location.latitude(),
            location.longitude(),
            withdrawnAt != null || new ElectionProposal(0, cost).isWithdrawn(),
            withdrawnAt,
            row.getString("withdrawn_reason"),
            row.getObject("merged_into", Long.class),
            implementation(row)),
        row.getObject("official_selected", Integer.class));
  }

  private static Location location(ResultSet row) throws SQLException {
    return new Location(
            row.getString("place"), row.getBigDecimal("latitude"), row.getBigDecimal("longitude"))
        .orOf(
            new ImportedLocationReader(SqlArrays.texts(row, "proposal_columns")),
            SqlArrays.texts(row, "further_cells"));
  }

  private static @Nullable ImplementationNote implementation(ResultSet row) throws SQLException {
    var status = row.getString("implementation");
    var notedAt = instant(row, "noted_at");
    return status == null || notedAt == null
        ? null
        : new ImplementationNote(
            LabelParser.stored(ImplementationStatus.class, status), row.getString("note"), notedAt);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
