package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL about one person. */
@Singleton
class PersonalCycles {
  /** What people did, by the tables and columns that have their names. */
  private static final Map<String, String> DEEDS =
      Map.of(
          "cycle", "created_by",
          "phase_change", "changed_by",
          "proposal", "proposed_by",
          "proposal_change", "changed_by",
          "implementation_note", "noted_by",
          "paper_ballot", "entered_by",
          "result_override", "overridden_by");

  private final Jdbi jdbi;
  private final PersonalBallots ballots;

  PersonalCycles(Jdbi jdbi, PersonalBallots ballots) {
    this.jdbi = jdbi;
    this.ballots = ballots;
  }

  /** All but their ballots. */
  @Transactional
  List<PersonalItem> itemsOf(String name) {
    var items = new ArrayList<PersonalItem>();
    items.addAll(
        find(
            "SELECT id, name, created_at FROM cycles.cycle WHERE created_by = :name ORDER BY id",
            name,
            (row, _) ->
                PersonalItem.of("cycle")
                    .with("cycle_id", row.getLong("id"))
                    .with("name", row.getString("name"))
                    .with("created_at", instant(row, "created_at"))
                    .build()));
    items.addAll(
        find(
            "SELECT cycle_id FROM cycles.cycle_admin WHERE username = lower(:name) ORDER BY"
                + " cycle_id",
            name,
            (row, _) ->
                PersonalItem.of("cycle_admin").with("cycle_id", row.getLong("cycle_id")).build()));
    items.addAll(
        find(
            """
            SELECT cycle_id, group_name FROM cycles.roster_entry
            WHERE username = lower(:name) ORDER BY cycle_id
            """,
            name,
            (row, _) ->
                PersonalItem.of("roster_entry")
                    .with("cycle_id", row.getLong("cycle_id"))
                    .with("group", row.getString("group_name"))
                    .build()));
    items.addAll(
        find(
            """
            SELECT id, cycle_id, name, cost FROM cycles.proposal
            WHERE proposed_by = :name ORDER BY id
            """,
            name,
            (row, _) ->
                PersonalItem.of("proposal")
                    .with("proposal_id", row.getLong("id"))
                    .with("cycle_id", row.getLong("cycle_id"))
                    .with("name", row.getString("name"))
                    .with("cost", row.getBigDecimal("cost"))
                    .build()));
    return items;
  }

  private interface Reading {
    PersonalItem read(ResultSet row, StatementContext context) throws SQLException;
  }

  private List<PersonalItem> find(String sql, String name, Reading reading) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("name", name).map(reading::read).list());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /**
   * Takes a person out of all tables.
   *
   * @throws io.insula.api.UnavailableException if a vote that is not over is under another key
   */
  @Transactional
  void forget(String name) {
    jdbi.useHandle(
        handle -> {
          DEEDS.forEach(
              (table, column) ->
                  handle
                      .createUpdate(
                          "UPDATE cycles.%1$s SET %2$s = :former WHERE %2$s = :name"
                              .formatted(table, column))
                      .bind("former", Person.FORMER_MEMBER)
                      .bind("name", name)
                      .execute());
          handle
              .createUpdate(
                  """
                  WITH run AS MATERIALIZED (
                    SELECT id FROM cycles.cycle WHERE id IN (
                      SELECT cycle_id FROM cycles.cycle_admin WHERE username = lower(:name))
                    -- In one order, so that two who are erased do not wait for each other.
                    ORDER BY id FOR NO KEY UPDATE
                  ), gone AS (
                    DELETE FROM cycles.cycle_admin WHERE username = lower(:name)
                  )
                  UPDATE cycles.cycle SET version = version + 1
                  FROM run WHERE cycle.id = run.id
                  """)
              .bind("name", name)
              .execute();
          handle
              .createUpdate(
                  "UPDATE cycles.roster_entry SET username = NULL WHERE username = lower(:name)")
              .bind("name", name)
              .execute();
        });
    ballots.forget(name);
  }
}
