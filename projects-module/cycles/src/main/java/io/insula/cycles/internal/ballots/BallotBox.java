package io.insula.cycles.internal.ballots;

import io.insula.api.InsulaException;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.cycles.internal.cycle.CycleConflictException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts ballots in two steps: {@link #check} and {@link #cast}. The caller can apply a rate limit
 * between the steps. A ballot is durable when {@link #cast} returns.
 */
@Singleton
class BallotBox {
  /** The maximum time that a ballot waits while another transaction changes its cycle. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final BallotRulesCache cycles;
  private final VoterCheck voters;
  private final BallotStore store;
  private final CastBallotReader own;
  private final Clock clock;

  BallotBox(
      BallotRulesCache cycles,
      VoterCheck voters,
      BallotStore store,
      CastBallotReader own,
      Clock clock) {
    this.cycles = cycles;
    this.voters = voters;
    this.store = store;
    this.own = own;
    this.clock = clock;
  }

  /**
   * A ballot that passed all checks, with the digest of its voter. For a withdrawal, the choice is
   * null.
   */
  record CheckedBallot(BallotRules cycle, byte[] voter, @Nullable BallotContent choice) {}

  /** A ballot that is durably stored. */
  record StoredBallot(Receipt receipt, int version, Instant at) {}

  /**
   * Checks a ballot.
   *
   * @param votes parses the request; called only after the check that the voter may vote
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws CycleConflictException if the cycle is not in voting
   * @throws NotAVoterException if the caller may not vote in the cycle
   * @throws io.insula.api.InvalidInputException if the ballot breaks a rule of the cycle
   * @throws UnavailableException if this server lacks the secret for the digests of the cycle's
   *     voters
   */
  CheckedBallot check(long cycleId, VoterClaim claim, Supplier<List<@Nullable Vote>> votes) {
    return checkOnCurrentCycle(cycleId, cycle -> check(cycle, claim, votes));
  }

  private CheckedBallot check(
      BallotRules cycle, VoterClaim claim, Supplier<List<@Nullable Vote>> votes) {
    requireVoting(cycle);
    var voter = voters.require(cycle, claim);
    return new CheckedBallot(cycle, voter, BallotChecks.check(cycle, votes.get()));
  }

  private CheckedBallot checkWithdrawal(BallotRules cycle, VoterClaim claim) {
    requireVoting(cycle);
    var voter = voters.require(cycle, claim);
    own.require(cycle, voter);
    return new CheckedBallot(cycle, voter, null);
  }

  /**
   * Stores a checked ballot. If the cycle has changed since the check, checks the ballot again,
   * with the exceptions of {@link #check}.
   *
   * @throws UnavailableException if the cycle is locked for more than two seconds, or if no ballots
   *     can be stored at the moment
   */
  StoredBallot cast(CheckedBallot checked, VoterClaim claim, Supplier<List<@Nullable Vote>> votes) {
    return store(checked, cycle -> check(cycle, claim, votes));
  }

  /**
   * Checks that a ballot can be withdrawn.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws CycleConflictException if the cycle is not in voting
   * @throws NotAVoterException if the caller may not vote in the cycle
   * @throws NoBallotException if the voter has no ballot
   * @throws UnavailableException if this server lacks the secret for the digests of the cycle's
   *     voters
   */
  CheckedBallot checkWithdrawal(long cycleId, VoterClaim claim) {
    return checkOnCurrentCycle(cycleId, cycle -> checkWithdrawal(cycle, claim));
  }

  /**
   * Withdraws a ballot. If the cycle has changed since the check, checks the withdrawal again, with
   * the exceptions of {@link #checkWithdrawal}.
   *
   * @throws UnavailableException if the cycle is locked for more than two seconds, or if no ballots
   *     can be stored at the moment
   */
  void withdraw(CheckedBallot checked, VoterClaim claim) {
    store(checked, cycle -> checkWithdrawal(cycle, claim));
  }

  /**
   * Runs a check on the cached cycle, or on the stored cycle if none is cached. A check that fails
   * on a stale cycle runs again on the stored cycle.
   */
  private CheckedBallot checkOnCurrentCycle(
      long cycleId, Function<BallotRules, CheckedBallot> check) {
    var cached = cycles.cached(cycleId);
    if (cached.isPresent()) {
      try {
        return check.apply(cached.get());
      } catch (InsulaException e) {
        if (cycles.isCurrent(cached.get())) {
          throw e;
        }
      }
    }
    return check.apply(cycles.read(cycleId));
  }

  private StoredBallot store(CheckedBallot first, Function<BallotRules, CheckedBallot> again) {
    var giveUpAt = System.nanoTime() + MAX_WAIT.toNanos();
    var pauses = new BallotRetryBackoff();
    var checked = first;
    while (true) {
      var pending = pending(checked);
      var stored = store.store(pending);
      switch (stored.status()) {
        case STORED -> {
          return new StoredBallot(pending.receipt(), stored.version(), pending.castAt());
        }
        case STALE, NOT_VOTING -> checked = again.apply(cycles.read(pending.cycleId()));
        case BUSY -> pause(pauses.next());
      }
      if (System.nanoTime() > giveUpAt) {
        throw new UnavailableException(
            "The cycle is being changed. Retry shortly.", RETRY_AFTER, null);
      }
    }
  }

  private PendingBallot pending(CheckedBallot checked) {
    var cycle = checked.cycle();
    var choice = checked.choice();
    var content = choice == null ? new BallotContent(List.of(), null) : choice;
    return new PendingBallot(
        cycle.id(),
        cycle.version(),
        checked.voter(),
        choice,
        Receipt.of(cycle.id(), content),
        clock.instant().truncatedTo(ChronoUnit.HOURS));
  }

  // The database stores no ballot of a cycle that is locked for a change, and does not report when
  // the lock is released. So the ballot is retried after a pause.
  private static void pause(Duration pause) {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static void requireVoting(BallotRules cycle) {
    if (!cycle.isVoting()) {
      throw new CycleConflictException(
          "Ballots can be cast only in the voting phase; the cycle is in "
              + cycle.phase().label()
              + ".");
    }
  }
}
