package io.insula.cycles.internal.privacy;

import io.insula.api.UnavailableException;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ballots of one person. Only the ballot key (the setting INSULA_BALLOT_KEY) links a
 * person to a ballot. A ballot whose key was lost cannot be found.
 */
@Singleton
class PersonalBallotReader {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private static final String NOT_LINKED =
      "The ballots of this cycle use an INSULA_BALLOT_KEY that this server does not"
          + " have. If you cast a ballot, this server cannot link it to you.";

  private final Jdbi jdbi;
  private final BallotKey key;

  PersonalBallotReader(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  /**
   * A cycle with ballots.
   *
   * @param isOver whether the vote is over
   * @param isLinked whether a person's ballot can be found with the key of this server
   */
  record CycleWithBallots(long cycleId, boolean isOver, boolean isLinked) {}

  /**
   * Returns the ballots that a person cast. For a vote whose key was lost, returns a note instead
   * of a ballot.
   *
   * @throws UnavailableException if an open vote uses another ballot key than this server
   */
  @Transactional
  List<PersonalItem> of(String name) {
    return cyclesWithBallots().stream()
        .flatMap(
            cycle ->
                cycle.isLinked()
                    ? ballots(cycle.cycleId(), name).stream()
                    : List.of(notLinked(cycle.cycleId())).stream())
        .toList();
  }

  private static PersonalItem notLinked(long cycleId) {
    return PersonalItem.of("ballots_not_linked")
        .with("cycle_id", cycleId)
        .with("note", NOT_LINKED)
        .build();
  }

  /**
   * Returns all votes that have ballots, sorted by cycle.
   *
   * @throws UnavailableException if an open vote uses another ballot key than this server
   */
  List<CycleWithBallots> cyclesWithBallots() {
    return cycles().stream().map(this::cycleWithBallots).toList();
  }

  private List<Long> cycles() {
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

  /**
   * Returns the vote of a cycle.
   *
   * @throws UnavailableException if the vote is open and uses another ballot key than this server
   */
  CycleWithBallots cycleWithBallots(long cycleId) {
    var cycle =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT phase, ballot_key_check FROM cycles.cycle WHERE id = :cycle")
                    .bind("cycle", cycleId)
                    .map(
                        (row, _) ->
                            new CycleWithBallots(
                                cycleId,
                                LabelParser.phase(row.getString("phase")).isVoteOver(),
                                key.isOf(cycleId, row.getBytes("ballot_key_check"))))
                    .one());
    if (!cycle.isOver() && !cycle.isLinked()) {
      throw new UnavailableException(
          "The vote of cycle "
              + cycleId
              + " is open and uses another INSULA_BALLOT_KEY than this server. Set that key on this"
              + " server or end the vote.",
          RETRY_AFTER,
          null);
    }
    return cycle;
  }

  private List<PersonalItem> ballots(long cycleId, String name) {
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
                            .with("proposals", texts(row.getArray("names")))
                            .with("points", texts(row.getArray("points")))
                            .with("nonce", HexFormat.of().formatHex(row.getBytes("nonce")))
                            .with("receipt", HexFormat.of().formatHex(row.getBytes("receipt")))
                            .with(
                                "cast_at",
                                row.getObject("cast_at", OffsetDateTime.class).toInstant())
                            .build())
                .list());
  }

  private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? null : List.of((String[]) array.getArray());
  }
}
