package io.insula.cycles.internal.ballots;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.cycles.internal.voters.RepeatableRequest;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Stores ballots that were cast on paper and that an admin enters. Each ballot has the number that
 * is printed on the paper.
 */
@Singleton
class PaperBallotService {
  private static final TextRule NUMBER = TextRule.line(1, 100);

  private final Jdbi jdbi;
  private final CycleTable cycles;
  private final BallotKey key;
  private final ActivityRecorder activity;
  private final Clock clock;

  PaperBallotService(
      Jdbi jdbi, CycleTable cycles, BallotKey key, ActivityRecorder activity, Clock clock) {
    this.jdbi = jdbi;
    this.cycles = cycles;
    this.key = key;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Adds a ballot from paper. A repeated request with the same key adds nothing and returns the
   * stored receipt, even after voting.
   *
   * @param requestKey the client's key for this request; if the key is null or guessable, a
   *     repeated request is refused
   * @throws CycleConflictException if the cycle is not in voting, or has another ballot with this
   *     number
   * @throws io.insula.api.InvalidInputException if the number is out of bounds, or the ballot
   *     breaks a rule of the cycle
   * @throws io.insula.api.UnavailableException if the request has a key, and this process has no
   *     ballot key
   */
  @Transactional
  Receipt add(
      long cycleId,
      String number,
      List<@Nullable Vote> votes,
      String by,
      @Nullable String requestKey) {
    lockAgainstChanges(cycleId);
    var nonce =
        RepeatableRequest.of(requestKey, by, number, votes.toString())
            .map(request -> nonceOf(cycleId, request));
    return nonce
        .flatMap(each -> find(cycleId, number, each))
        .orElseGet(() -> addNew(cycleId, number, votes, by, nonce));
  }

  private byte[] nonceOf(long cycleId, RepeatableRequest request) {
    return Arrays.copyOf(key.ofPaperBallot(cycleId, request), Receipt.NONCE_BYTES);
  }

  private Receipt addNew(
      long cycleId, String number, List<@Nullable Vote> votes, String by, Optional<byte[]> nonce) {
    var cycle = BallotRules.of(cycles.get(cycleId));
    if (cycle.phase() != CyclePhase.VOTING) {
      throw new CycleConflictException(
          "Ballots on paper can be entered only in the voting phase; the cycle is in "
              + cycle.phase().label()
              + ".");
    }
    new InputChecks().text("number", number, NUMBER).done();
    var choice = BallotChecks.check(cycle, votes);
    var receipt =
        nonce
            .map(each -> Receipt.of(cycleId, choice, each))
            .orElseGet(() -> Receipt.of(cycleId, choice));
    if (insert(cycleId, number, choice, receipt, by) == 0) {
      throw new CycleConflictException("Ballot " + number + " has already been entered.");
    }
    activity.record(
        List.of(
            new UserAction(
                "cycles",
                "paper ballot entered",
                by,
                Map.of("cycle_id", cycleId, "number", number))));
    return receipt;
  }

  /**
   * Locks the cycle against changes until the transaction ends. Other ballots can still be cast.
   */
  private void lockAgainstChanges(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM cycles.cycle WHERE id = :id FOR SHARE")
                .bind("id", cycleId)
                .mapTo(Long.class)
                .findOne());
  }

  private Optional<Receipt> find(long cycleId, String number, byte[] nonce) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT nonce, receipt FROM cycles.paper_ballot
                    WHERE cycle_id = :cycle AND number = :number AND nonce = :nonce
                    """)
                .bind("cycle", cycleId)
                .bind("number", number)
                .bind("nonce", nonce)
                .map((row, _) -> new Receipt(row.getBytes("nonce"), row.getBytes("receipt")))
                .findOne());
  }

  private int insert(
      long cycleId, String number, BallotContent choice, Receipt receipt, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.paper_ballot
                      (cycle_id, number, proposals, points, nonce, receipt, entered_by, entered_at)
                    VALUES (:cycle, :number, CAST(:proposals AS smallint[]),
                      CAST(:points AS numeric[]), :nonce,
                      :receipt, :by, :now)
                    ON CONFLICT (cycle_id, number) DO NOTHING
                    """)
                .bind("cycle", cycleId)
                .bind("number", number)
                .bind("proposals", choice.positions())
                .bind("points", choice.pointsArray())
                .bind("nonce", receipt.nonce())
                .bind("receipt", receipt.digest())
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
  }
}
