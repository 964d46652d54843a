package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

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

  private static final int DIGEST_BYTES = 32;
  private static final int NONCE_BYTES = 16;

  private final Jdbi jdbi;
  private final BallotKey key;
  private final SecureRandom random = new SecureRandom();

  PersonalCycles(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
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

  /** Their ballots, which nobody but they may see. */
  @Transactional
  List<PersonalItem> ballotsOf(String name) {
    return cyclesWithBallots().stream()
        .flatMap(cycleId -> ballots(cycleId, name).stream())
        .toList();
  }

  private List<PersonalItem> ballots(long cycleId, String name) {
    key.requireBound(cycleId);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cycle_id, receipt, nonce, cast_at, points::text[] AS points,
                      ARRAY(SELECT proposal.name
                        FROM unnest(proposals) WITH ORDINALITY AS chosen (position, turn)
                        JOIN cycles.proposal ON proposal.cycle_id = cast_ballot.cycle_id
                          AND proposal.position = chosen.position
                        ORDER BY turn) AS names
                    FROM cycles.cast_ballot
                    WHERE cycle_id = :cycle AND voter = :voter AND proposals IS NOT NULL
                    """)
                .bind("cycle", cycleId)
                .bind("voter", key.ofAccount(cycleId, name))
                .map(
                    (row, _) ->
                        PersonalItem.of("ballot")
                            .with("cycle_id", row.getLong("cycle_id"))
                            .with("proposals", List.of((String[]) row.getArray("names").getArray()))
                            .with("receipt", HexFormat.of().formatHex(row.getBytes("receipt")))
                            .with("cast_at", instant(row, "cast_at"))
                            .build())
                .list());
  }

  private List<Long> cyclesWithBallots() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM cycles.cycle
                    WHERE EXISTS (SELECT FROM cycles.cast_ballot WHERE cycle_id = cycle.id)
                    ORDER BY id
                    """)
                .mapTo(Long.class)
                .list());
  }

  private interface Reading {
    PersonalItem read(ResultSet row, StatementContext context) throws SQLException;
  }

  private List<PersonalItem> find(String sql, String name, Reading reading) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("name", name).map(reading::read).list());
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Takes a person out of all tables. */
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
    cyclesWithBallots().forEach(cycleId -> forgetBallot(cycleId, name));
  }

  /**
   * Who is erased while they can vote has not voted, and somebody who has their name next may.
   * Later the ballot is counted, and stays; nothing leads to it. A vote that is being closed is
   * waited for.
   *
   * @throws io.insula.api.UnavailableException if the ballots are kept under another key
   */
  private void forgetBallot(long cycleId, String name) {
    key.requireBound(cycleId);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH standing AS MATERIALIZED (
                      SELECT phase FROM cycles.cycle WHERE id = :cycle FOR SHARE)
                    UPDATE cycles.cast_ballot SET
                      voter = :other,
                      proposals = CASE WHEN phase = 'voting' THEN NULL ELSE proposals END,
                      points = CASE WHEN phase = 'voting' THEN NULL ELSE points END,
                      nonce = CASE WHEN phase = 'voting' THEN :noise ELSE nonce END,
                      receipt = CASE WHEN phase = 'voting' THEN :other ELSE receipt END
                    FROM standing
                    WHERE cycle_id = :cycle AND voter = :voter
                    """)
                .bind("other", noise(DIGEST_BYTES))
                .bind("noise", noise(NONCE_BYTES))
                .bind("cycle", cycleId)
                .bind("voter", key.ofAccount(cycleId, name))
                .execute());
  }

  private byte[] noise(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
