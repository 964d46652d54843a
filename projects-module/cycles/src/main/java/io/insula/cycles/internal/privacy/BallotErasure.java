package io.insula.cycles.internal.privacy;

import io.insula.cycles.internal.cycle.BallotTable;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.privacy.PersonalBallotReader.CycleWithBallots;
import io.insula.cycles.internal.voters.BallotKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the link between a person who is being erased and the person's ballots. */
@Singleton
class BallotErasure {
  private static final Logger LOG = LoggerFactory.getLogger(BallotErasure.class);
  private static final int DIGEST_BYTES = 32;
  private static final int NONCE_BYTES = 16;

  private final Jdbi jdbi;
  private final BallotKey key;
  private final PersonalBallotReader personal;
  private final BallotTable ballots;
  private final CycleStore cycles;
  private final SecureRandom random = new SecureRandom();

  BallotErasure(
      Jdbi jdbi,
      BallotKey key,
      PersonalBallotReader personal,
      BallotTable ballots,
      CycleStore cycles) {
    this.jdbi = jdbi;
    this.key = key;
    this.personal = personal;
    this.ballots = ballots;
    this.cycles = cycles;
  }

  /**
   * Removes the link between a person and ballots in votes that are over. Uses one transaction for
   * each vote, because a transaction blocks changes of its cycle.
   *
   * @throws io.insula.api.UnavailableException if an open vote uses another ballot key than this
   *     server
   */
  void forgetCounted(String name) {
    personal.cyclesWithBallots().stream()
        .filter(cycle -> cycle.isOver() && hasBallot(cycle, name))
        .forEach(cycle -> forget(cycle.cycleId(), name));
  }

  /**
   * Removes the link between a person and all ballots. The caller must have locked all cycles that
   * are not closed. If the key of a vote was lost, the link stays, and a warning in the log names
   * the cycle.
   *
   * @throws io.insula.api.UnavailableException if an open vote uses another ballot key than this
   *     server
   */
  void forget(String name) {
    for (var cycle : personal.cyclesWithBallots()) {
      if (!cycle.isLinked()) {
        LOG.warn(
            "A person is being erased, but their ballot in cycle {} cannot be found, because the"
                + " cycle uses another INSULA_BALLOT_KEY than this server. Set that key and erase"
                + " the person again",
            cycle.cycleId());
      } else if (hasBallot(cycle, name)) {
        forget(cycle.cycleId(), name);
      }
    }
  }

  private boolean hasBallot(CycleWithBallots cycle, String name) {
    return cycle.isLinked()
        && jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT EXISTS (SELECT FROM cycles.cast_ballot
                          WHERE cycle_id = :cycle AND voter = :voter)
                        """)
                    .bind("cycle", cycle.cycleId())
                    .bind("voter", key.ofAccount(cycle.cycleId(), name))
                    .mapTo(Boolean.class)
                    .one());
  }

  /**
   * Removes the link to the ballot of one person in one vote. In an open vote, the ballot is
   * withdrawn, so a later owner of the user name can vote. A counted ballot stays counted.
   */
  @Transactional
  void forget(long cycleId, String name) {
    cycles.lockPhase(cycleId);
    var cycle = personal.cycleWithBallots(cycleId);
    replace(cycle, name);
    if (cycle.isOver()) {
      // All rows are written again. Otherwise, the row that was changed last would reveal the
      // person's ballot.
      ballots.sortCastBallots(cycleId);
    }
  }

  private void replace(CycleWithBallots cycle, String name) {
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
                .bind("over", cycle.isOver())
                .bind("other", randomBytes(DIGEST_BYTES))
                .bind("noise", randomBytes(NONCE_BYTES))
                .bind("cycle", cycle.cycleId())
                .bind("voter", key.ofAccount(cycle.cycleId(), name))
                .execute());
  }

  private byte[] randomBytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
