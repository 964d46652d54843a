package io.insula.cycles.internal.lifecycle;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleSettings;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.PatchField;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.kernel.security.accounts.TypedNames;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens cycles and changes them. */
@Singleton
class CycleService {
  private static final int MAX_ADMINS = 100;

  private final CycleStore store;
  private final CycleAdminCheck admins;
  private final TypedNames typedNames;
  private final ActivityRecorder activity;
  private final Clock clock;

  CycleService(
      CycleStore store,
      CycleAdminCheck admins,
      TypedNames typedNames,
      ActivityRecorder activity,
      Clock clock) {
    this.store = store;
    this.admins = admins;
    this.typedNames = typedNames;
    this.activity = activity;
    this.clock = clock;
  }

  /** Creates a cycle in planning and returns its id. */
  @Transactional
  long open(CycleSettings settings, String by) {
    var cycleId = store.insert(settings, by, clock.instant());
    record("cycle opened", cycleId, by);
    return cycleId;
  }

  /**
   * Changes the settings of a cycle.
   *
   * @throws CycleConflictException if the cycle does not allow this change, for instance after
   *     voting has opened
   */
  @Transactional
  void change(long cycleId, CycleChange request, String by) {
    var cycle = store.lock(cycleId);
    requireChangeable(cycle, request);
    store.update(cycleId, request.changed(cycle.settings()));
    record("cycle changed", cycleId, by);
  }

  /**
   * Checks that the cycle allows the change:
   *
   * <ul>
   *   <li>An imported cycle keeps all settings that affect the count, and cannot get dates.
   *   <li>After voting has opened, settings that were announced to voters stay, even if the cycle
   *       has moved back.
   *   <li>After the count, the budget stays.
   * </ul>
   */
  private void requireChangeable(StoredCycle cycle, CycleChange request) {
    if (cycle.isImported()
        && (request.changesTheCount() || PatchField.value(request.dates()) != null)) {
      throw new CycleConflictException(
          "The ballot, the rule, the voters, the budget and the dates of an imported cycle cannot"
              + " be changed.");
    }
    if (request.changesTheVote() && cycle.hasVotingOpened()) {
      throw new CycleConflictException(
          "The ballot, the rule and the voters of a cycle cannot be changed after its voting has"
              + " opened.");
    }
    if (request.changesTheCount() && cycle.phase().isVoteOver()) {
      throw new CycleConflictException(
          "The budget cannot be changed because the vote of this cycle has already been counted.");
    }
  }

  /** Replaces the admins of a cycle with these users. */
  @Transactional
  void setAdmins(long cycleId, List<String> typed, String by) {
    new InputChecks().texts("usernames", typed, MAX_ADMINS, Actor.NAME).done();
    var usernames = typedNames.resolve(typed).stream().distinct().toList();
    store.lock(cycleId);
    if (!Set.copyOf(usernames).equals(Set.copyOf(admins.adminsOf(cycleId)))) {
      admins.setAdmins(cycleId, usernames);
      store.incrementVersion(cycleId);
    }
    record("cycle admins set", cycleId, by);
  }

  private void record(String action, long cycleId, String by) {
    activity.record(List.of(new UserAction("cycles", action, by, Map.of("cycle_id", cycleId))));
  }
}
