package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.privacy.PersonalRows;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that exports what one person did and wrote in cycles, except for ballots: {@link
 * PersonalBallotReader}.
 */
@Singleton
class PersonalCycleReader {
  /**
   * The rows of one table that name a person.
   *
   * @param kind the kind of the exported items
   * @param query the SQL. Its first column is a positive number without duplicates, by which the
   *     rows are sorted; each other column becomes a value of the item
   */
  private record Named(String kind, String query) {}

  private static final List<Named> NAMED =
      List.of(
          new Named(
              "cycle",
              """
              SELECT id AS number, id AS cycle_id, name, description, created_at
              FROM cycles.cycle WHERE created_by = :name
              """),
          new Named(
              "cycle_admin",
              """
              SELECT cycle_id AS number, cycle_id
              FROM cycles.cycle_admin WHERE username = lower(:name)
              """),
          new Named(
              "phase_change",
              """
              SELECT id AS number, cycle_id, from_phase, to_phase, reason, changed_at
              FROM cycles.phase_change WHERE changed_by = :name
              """),
          new Named(
              "roster_entry",
              """
              SELECT id AS number, cycle_id, group_name AS "group"
              FROM cycles.roster_entry WHERE username = lower(:name)
              """),
          new Named(
              "proposal",
              """
              SELECT id AS number, id AS proposal_id, cycle_id, name, cost, created_at
              FROM cycles.proposal WHERE proposed_by = :name
              """),
          new Named(
              "proposal_change",
              """
              SELECT change.id AS number, cycle_id, proposal_id, reason,
                CAST(changes AS json) AS changes, changed_at
              FROM cycles.proposal_change AS change
              JOIN cycles.proposal ON proposal.id = proposal_id WHERE changed_by = :name
              """),
          new Named(
              "implementation_note",
              """
              SELECT note.id AS number, cycle_id, proposal_id, status, note, noted_at
              FROM cycles.implementation_note AS note
              JOIN cycles.proposal ON proposal.id = proposal_id WHERE noted_by = :name
              """),
          // The votes on the paper are those of another person.
          new Named(
              "paper_ballot",
              """
              SELECT row_number() OVER (ORDER BY cycle_id, number) AS number, cycle_id,
                number AS paper_number, entered_at
              FROM cycles.paper_ballot WHERE entered_by = :name
              """),
          new Named(
              "result_override",
              """
              SELECT id AS number, cycle_id, CAST(selected AS text[]) AS selected, reason,
                overridden_at
              FROM cycles.result_override WHERE overridden_by = :name
              """));

  private final PersonalRows rows;

  PersonalCycleReader(PersonalRows rows) {
    this.rows = rows;
  }

  /** Returns everything that the person did or wrote, and the person's roster entries. */
  Stream<PersonalItem> itemsOf(String name) {
    return NAMED.stream()
        .flatMap(
            named ->
                rows.find(
                    "SELECT * FROM ("
                        + named.query()
                        + ") AS named WHERE number > :after ORDER BY number LIMIT :rows",
                    name,
                    row -> item(named.kind(), row)));
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
