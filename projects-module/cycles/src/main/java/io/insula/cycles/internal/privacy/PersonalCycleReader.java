package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.BatchedStream;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.voters.VoterNames;
import io.insula.kernel.privacy.PersonalRows;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that exports what one person did and wrote in cycles. {@link PersonalBallotReader}
 * exports the person's ballots.
 */
@Singleton
class PersonalCycleReader {
  /**
   * A query for the rows of one table that name a person. The first column is a unique positive
   * number, which orders the rows. Each other column becomes a value of the item.
   *
   * @param kind the kind of the exported items
   */
  private record PersonQuery(String kind, String query) {}

  private static final List<PersonQuery> NAMED =
      List.of(
          new PersonQuery(
              "cycle",
              """
              SELECT id AS number, id AS cycle_id, name, description, created_at
              FROM cycles.cycle WHERE created_by = :name
              """),
          new PersonQuery(
              "cycle_admin",
              """
              SELECT cycle_id AS number, cycle_id
              FROM cycles.cycle_admin WHERE
              """
                  + VoterNames.IS_ADMIN_OF_NAME),
          new PersonQuery(
              "phase_change",
              """
              SELECT id AS number, cycle_id, from_phase, to_phase, reason, changed_at
              FROM cycles.phase_change WHERE changed_by = :name
              """),
          new PersonQuery(
              "roster_entry",
              """
              SELECT id AS number, cycle_id, group_name AS "group"
              FROM cycles.roster_entry WHERE
              """
                  + VoterNames.IS_ENTRY_OF_NAME),
          new PersonQuery(
              "proposal",
              """
              SELECT id AS number, id AS proposal_id, cycle_id, name, cost, place, latitude,
                longitude, created_at
              FROM cycles.proposal WHERE proposed_by = :name
              """),
          new PersonQuery(
              "proposal_change",
              """
              SELECT change.id AS number, cycle_id, proposal_id, reason,
                CAST(changes AS json) AS changes, changed_at
              FROM cycles.proposal_change AS change
              JOIN cycles.proposal ON proposal.id = proposal_id WHERE changed_by = :name
              """),
          new PersonQuery(
              "implementation_note",
              """
              SELECT note.id AS number, cycle_id, proposal_id, status, note, noted_at
              FROM cycles.implementation_note AS note
              JOIN cycles.proposal ON proposal.id = proposal_id WHERE noted_by = :name
              """),
          new PersonQuery(
              "result_override",
              """
              SELECT id AS number, cycle_id, CAST(selected AS text[]) AS selected, reason,
                overridden_at
              FROM cycles.result_override WHERE overridden_by = :name
              """));

  // The table of paper ballots has no numeric id. The votes are not exported, because they belong
  // to another person.
  private static final String PAPER_BALLOTS =
      """
      SELECT cycle_id, number, entered_at FROM cycles.paper_ballot
      WHERE entered_by = :name AND (cycle_id, number) > (:cycle, :number)
      ORDER BY cycle_id, number LIMIT :rows
      """;

  private static final int BATCH_ROWS = 500;

  private final Jdbi jdbi;
  private final PersonalRows rows;

  PersonalCycleReader(Jdbi jdbi, PersonalRows rows) {
    this.jdbi = jdbi;
    this.rows = rows;
  }

  /** A ballot on paper that the person entered. Its number is unique within its cycle. */
  private record PaperBallot(long cycleId, String number, Instant enteredAt) {
    private static final PaperBallot BEFORE_ALL = new PaperBallot(0, "", Instant.EPOCH);

    PersonalItem item() {
      return PersonalItem.of("paper_ballot")
          .with("cycle_id", cycleId)
          .with("paper_number", number)
          .with("entered_at", enteredAt)
          .build();
    }
  }

  /** Returns everything that the person did or wrote, and the person's roster entries. */
  Stream<PersonalItem> itemsOf(String name) {
    var numbered =
        NAMED.stream()
            .flatMap(
                named ->
                    rows.find(
                        "SELECT * FROM ("
                            + named.query()
                            + ") AS named WHERE number > :after ORDER BY number LIMIT :rows",
                        name,
                        row -> item(named.kind(), row)));
    return Stream.concat(numbered, paperBallots(name));
  }

  private Stream<PersonalItem> paperBallots(String name) {
    return BatchedStream.<PaperBallot>of(
            BATCH_ROWS, after -> batch(name, after.orElse(PaperBallot.BEFORE_ALL)))
        .map(PaperBallot::item);
  }

  private List<PaperBallot> batch(String name, PaperBallot after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PAPER_BALLOTS)
                .bind("name", name)
                .bind("cycle", after.cycleId())
                .bind("number", after.number())
                .bind("rows", BATCH_ROWS)
                .map(
                    (row, _) ->
                        new PaperBallot(
                            row.getLong("cycle_id"),
                            row.getString("number"),
                            row.getTimestamp("entered_at").toInstant()))
                .list());
  }

  private static PersonalItem item(String kind, ResultSet row) throws SQLException {
    var columns = row.getMetaData();
    var item = PersonalItem.of(kind);
    for (var column = 2; column <= columns.getColumnCount(); column++) {
      var isJson = columns.getColumnTypeName(column).equals("json");
      item.with(
          columns.getColumnLabel(column),
          isJson ? new PersonalItem.Json(row.getString(column)) : value(row.getObject(column)));
    }
    return item.build();
  }

  private static @Nullable Object value(@Nullable Object stored) throws SQLException {
    return switch (stored) {
      case Timestamp time -> time.toInstant();
      case Array texts -> List.of((String[]) texts.getArray());
      case null, default -> stored;
    };
  }
}
