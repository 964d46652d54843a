package io.insula.cycles.internal.lifecycle;

import io.insula.api.InvalidInputException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.LotDraw;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.results.CountService;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves cycles between phases, one step at a time. */
@Singleton
public class PhaseTransitions {
  private static final int SEED_BYTES = 16;

  private final CycleStore store;
  private final CountService countService;
  private final BallotKey key;
  private final ActivityRecorder activity;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PhaseTransitions(
      CycleStore store,
      CountService countService,
      BallotKey key,
      ActivityRecorder activity,
      Clock clock) {
    this.store = store;
    this.countService = countService;
    this.key = key;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Moves a cycle one step forward or back. A step forward from voting counts the vote. A step back
   * to voting discards the count.
   *
   * @param reason required to move back; optional to move forward
   * @throws CycleConflictException if the cycle was imported, if the new phase is not next to the
   *     current one, or if an exclusive group names an unknown proposal when voting opens
   * @throws InvalidInputException if the reason for a move back is missing, or if the count needs
   *     more memory than this server has
   * @throws io.insula.api.UnavailableException if this server lacks the ballot key of the cycle
   *     when voting opens, or if a count cannot read the number of accounts
   */
  @Transactional
  public void move(long cycleId, CyclePhase to, @Nullable String reason, String by) {
    var cycle = store.lock(cycleId);
    requireStep(cycle, to);
    if (to.isBefore(cycle.phase())) {
      moveBack(cycle, to, reason, by);
    } else {
      moveForward(cycle, to, reason, by, clock.instant());
    }
  }

  private static void requireStep(StoredCycle cycle, CyclePhase to) {
    if (cycle.isImported()) {
      throw new CycleConflictException(
          "An imported cycle is closed and cannot be moved to another phase.");
    }
    if (cycle.phase() == to) {
      throw new CycleConflictException("The cycle is in " + to.label() + " already.");
    }
    if (Math.abs(cycle.phase().ordinal() - to.ordinal()) > 1) {
      throw new CycleConflictException(
          "The cycle is in " + cycle.phase().label() + "; it can move only one phase at a time.");
    }
  }

  private void moveBack(StoredCycle cycle, CyclePhase to, @Nullable String reason, String by) {
    if (reason == null) {
      throw new InvalidInputException("reason", "is required to move back");
    }
    var now = clock.instant();
    if (to == CyclePhase.VOTING) {
      countService.discard(cycle.id(), now);
    }
    store.move(cycle, to, reason, by, now);
    // Removes past dates, because they would immediately move the cycle forward again.
    store.update(
        cycle.id(), cycle.settings().withDates(cycle.settings().dates().withoutPast(to, now)));
    record(cycle, to, by);
  }

  /**
   * Moves a cycle one step forward if the date of its next phase has come. Returns whether the
   * cycle was moved.
   */
  @Transactional
  boolean moveByDate(long cycleId) {
    var cycle = store.lock(cycleId);
    var now = clock.instant();
    var due =
        cycle
            .phase()
            .next()
            .filter(
                next -> {
                  var date = cycle.settings().dates().of(next);
                  return date != null && !date.isAfter(now);
                });
    due.ifPresent(next -> moveForward(cycle, next, null, null, now));
    return due.isPresent();
  }

  private void moveForward(
      StoredCycle cycle, CyclePhase to, @Nullable String reason, @Nullable String by, Instant now) {
    store.move(cycle, to, reason, by, now);
    switch (to) {
      case VOTING -> openVoting(cycle);
      case IMPLEMENTATION -> countService.close(cycle.id(), now);
      default -> {
        // Storing the phase is enough.
      }
    }
    record(cycle, to, by == null ? "insula" : by);
  }

  /**
   * Binds the cycle to the ballot key of this server, and draws the order that decides ties. If
   * voting opens again, the stored seed gives the same order.
   */
  private void openVoting(StoredCycle cycle) {
    requireKnownGroups(cycle);
    key.bind(cycle.id());
    var seed = Objects.requireNonNullElseGet(cycle.lotSeed(), this::newSeed);
    store.storeLot(cycle.id(), seed, LotDraw.draw(seed, cycle.electionProposals()));
  }

  private static void requireKnownGroups(StoredCycle cycle) {
    var groups = cycle.head().rule().exclusiveGroups();
    var ids = cycle.proposals().stream().map(StoredProposal::id).collect(Collectors.toSet());
    if (groups != null && !groups.stream().allMatch(ids::containsAll)) {
      throw new CycleConflictException(
          "An exclusive group of the rule names a proposal that is not in this cycle.");
    }
  }

  private String newSeed() {
    var bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void record(StoredCycle cycle, CyclePhase to, String by) {
    activity.record(
        List.of(
            new UserAction(
                "cycles",
                "cycle moved to " + to.label(),
                by,
                Map.of("cycle_id", cycle.id(), "from", cycle.phase().label()))));
  }
}
