package io.insula.cycles.internal.privacy;

import io.insula.api.UnavailableException;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.cycle.CycleLabels;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ballots of one person, as far as the key of this server leads to them. A vote that is over
 * may be under a key that was lost: then nobody finds the person's ballot in it any more.
 */
@Singleton
class PersonalBallots {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalBallots.class);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
  private static final int DIGEST_BYTES = 32;
  private static final int NONCE_BYTES = 16;

  private static final String NOT_LINKED =
      "The ballots of this cycle are kept under an INSULA_BALLOT_KEY that this server does not"
          + " have. If you cast one, nothing links it to you here.";

  private final Jdbi jdbi;
  private final BallotKey key;
  private final SecureRandom random = new SecureRandom();

  PersonalBallots(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  /**
   * A cycle with ballots.
   *
   * @param isOver whether its vote is over
   * @param isLinked whether the key of this server leads to a person's ballot in it
   */
  private record Vote(long cycleId, boolean isOver, boolean isLinked) {}

  /**
   * What a person cast; for a vote under a key that was lost, that it is not known.
   *
   * @throws UnavailableException if a vote that is not over is under another key
   */
  @Transactional
  List<PersonalItem> of(String name) {
    return cycles().stream()
        .map(this::vote)
        .flatMap(
            vote ->
                vote.isLinked()
                    ? ballots(vote.cycleId(), name).stream()
                    : List.of(notLinked(vote.cycleId())).stream())
        .toList();
  }

  private static PersonalItem notLinked(long cycleId) {
    return PersonalItem.of("ballots_not_linked")
        .with("cycle_id", cycleId)
        .with("note", NOT_LINKED)
        .build();
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

  /** Holds up changes of a cycle. One that is being closed is waited for. */
  private void lock(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM cycles.cycle WHERE id = :cycle FOR SHARE")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }

  private Vote vote(long cycleId) {
    var vote =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT phase, ballot_key_check FROM cycles.cycle WHERE id = :cycle")
                    .bind("cycle", cycleId)
                    .map(
                        (row, _) ->
                            new Vote(
                                cycleId,
                                CycleLabels.phase(row.getString("phase")).isVoteOver(),
                                key.isOf(cycleId, row.getBytes("ballot_key_check"))))
                    .one());
    if (!vote.isOver() && !vote.isLinked()) {
      throw new UnavailableException(
          "The vote of cycle "
              + cycleId
              + " is open under another INSULA_BALLOT_KEY than this server has. Give the server"
              + " that key, or end the vote.",
          RETRY_AFTER,
          null);
    }
    return vote;
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
                            .with("proposals", List.of((String[]) row.getArray("names").getArray()))
                            .with("receipt", HexFormat.of().formatHex(row.getBytes("receipt")))
                            .with(
                                "cast_at",
                                row.getObject("cast_at", OffsetDateTime.class).toInstant())
                            .build())
                .list());
  }

  /**
   * Cuts the link between a person and their ballots, in the transaction that runs.
   *
   * @throws UnavailableException if a vote that is not over is under another key
   */
  void forget(String name) {
    for (var cycleId : cycles()) {
      lock(cycleId);
      var vote = vote(cycleId);
      if (vote.isLinked()) {
        forget(vote, name);
      } else {
        LOG.warn(
            "Somebody is erased. Whether they voted in cycle {} cannot be found out: its ballots"
                + " are under another INSULA_BALLOT_KEY than this server has. With that key, erase"
                + " them again",
            cycleId);
      }
    }
  }

  /**
   * Who is erased while they can vote has not voted, and somebody who has their name next may.
   * Later the ballot is counted, and stays; nothing leads to it. This statement begins once the
   * cycle is locked, so that it sees the rows that a close has moved.
   */
  private void forget(Vote vote, String name) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.cast_ballot SET
                      voter = :other,
                      proposals = CASE WHEN :over THEN proposals END,
                      points = CASE WHEN :over THEN points END,
                      nonce = CASE WHEN :over THEN nonce ELSE :noise END,
                      receipt = CASE WHEN :over THEN receipt ELSE :other END
                    WHERE cycle_id = :cycle AND voter = :voter
                    """)
                .bind("over", vote.isOver())
                .bind("other", noise(DIGEST_BYTES))
                .bind("noise", noise(NONCE_BYTES))
                .bind("cycle", vote.cycleId())
                .bind("voter", key.ofAccount(vote.cycleId(), name))
                .execute());
  }

  private byte[] noise(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
