package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.received.ReceivedFile;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Changes the rosters of cycles. */
@Singleton
public class Rosters {
  private static final int PORTION = 5_000;

  private final CycleStore store;
  private final RosterTable roster;
  private final RosterCasters casters;
  private final ActivityRecorder activity;

  Rosters(CycleStore store, RosterTable roster, RosterCasters casters, ActivityRecorder activity) {
    this.store = store;
    this.roster = roster;
    this.casters = casters;
    this.activity = activity;
  }

  /**
   * Replaces the roster of a cycle.
   *
   * @param file that was found right
   * @return how many are on it
   * @throws CycleConflictException if the vote is over, or somebody is missing who has cast a
   *     ballot
   */
  @Transactional
  long replace(long cycleId, ReceivedFile file, String by) {
    var cycle = store.lock(cycleId);
    VotersOpen.require(cycle);
    var before = castersOf(cycle);
    roster.clear(cycleId);
    var entries = store(cycleId, file);
    requireAll(before, castersOf(cycle));
    store.touch(cycleId);
    record("roster set", cycleId, entries, by);
    return entries;
  }

  /** Where everybody with an account may vote, the roster only says who belongs to which group. */
  private long castersOf(StoredCycle cycle) {
    return cycle.settings().electorate() == Electorate.ROSTER && store.hasBallots(cycle.id())
        ? casters.count(cycle.id())
        : 0;
  }

  private static void requireAll(long before, long after) {
    if (after < before) {
      throw new CycleConflictException(
          (before - after)
              + " on the present roster have cast a ballot and are not in this file: keep all"
              + " who have.");
    }
  }

  private long store(long cycleId, ReceivedFile file) {
    var lines = new Portions(cycleId);
    RosterCsv.read(file.read(), line -> lines.add(RosterChecks.lineOf(line)));
    return lines.flush();
  }

  /**
   * Adds those to the roster of a cycle who are not on it.
   *
   * @return the ids of what was added
   * @throws CycleConflictException if the vote is over
   */
  @Transactional
  public List<Long> add(long cycleId, Collection<RosterLine> lines, String by) {
    VotersOpen.require(store.lock(cycleId));
    var added = roster.add(cycleId, lines);
    store.touch(cycleId);
    record("roster extended", cycleId, added.size(), by);
    return added;
  }

  /**
   * Takes what was added off the roster again; who has cast a ballot meanwhile stays.
   *
   * @param added the ids
   */
  @Transactional
  void takeOff(long cycleId, Collection<Long> added, Collection<RosterLine> lines, String by) {
    store.lock(cycleId);
    var names = lines.stream().map(RosterLine::username).toList();
    var removed = roster.remove(added, casters.among(cycleId, names));
    store.touch(cycleId);
    record("roster shortened", cycleId, removed, by);
  }

  private void record(String action, long cycleId, long entries, String by) {
    activity.record(
        List.of(
            new UserAction("cycles", action, by, Map.of("cycle_id", cycleId, "entries", entries))));
  }

  /** Stores lines some thousand at a time. */
  private final class Portions {
    private final long cycleId;
    private final List<RosterLine> lines = new ArrayList<>(PORTION);
    private long stored;

    Portions(long cycleId) {
      this.cycleId = cycleId;
    }

    void add(RosterLine line) {
      lines.add(line);
      if (lines.size() == PORTION) {
        flush();
      }
    }

    /** Stores the rest, and answers how many there were in all. */
    long flush() {
      if (!lines.isEmpty()) {
        stored += roster.add(cycleId, lines).size();
        lines.clear();
      }
      return stored;
    }
  }
}
