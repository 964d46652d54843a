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

  private static final String NAMES_STAY =
      " on the present roster are not in this file: once voting has opened, all names stay.";

  /** The counts of two groupings, one less the other, would say whether one person has voted. */
  private static final String GROUPS_STAY =
      " on the present roster are not in this file, or in another group: once the vote was counted,"
          + " all names and their groups stay.";

  private final CycleStore store;
  private final RosterTable roster;
  private final ActivityRecorder activity;

  Rosters(CycleStore store, RosterTable roster, ActivityRecorder activity) {
    this.store = store;
    this.roster = roster;
    this.activity = activity;
  }

  /**
   * Replaces the roster of a cycle. Entries of people who were erased stay.
   *
   * @param file that was found right
   * @return how many are on it
   * @throws CycleConflictException if the vote is over, if voting has opened and somebody is
   *     missing who is on the present roster, or if the vote was counted once and somebody has
   *     another group than by then
   */
  @Transactional
  long replace(long cycleId, ReceivedFile file, String by) {
    var cycle = store.lock(cycleId);
    VotersOpen.require(cycle);
    var before = roster.clear(cycleId);
    var entries = store(cycleId, file);
    if (roster.wasCounted(cycleId)) {
      requireNone(roster.regrouped(cycleId, before), GROUPS_STAY);
    } else if (keepsNames(cycle)) {
      requireNone(roster.missing(cycleId, before), NAMES_STAY);
    }
    store.touch(cycleId);
    record("roster set", cycleId, entries, by);
    return entries;
  }

  /**
   * Whether nobody leaves the roster any more, also if the cycle went back: their ballots would
   * still count. It does not matter who has voted, so that nothing shows it. Where everybody with
   * an account may vote, the roster only says who belongs to which group.
   */
  private static boolean keepsNames(StoredCycle cycle) {
    return cycle.settings().electorate() == Electorate.ROSTER && cycle.hasOpened();
  }

  private static void requireNone(long entries, String message) {
    if (entries > 0) {
      throw new CycleConflictException(entries + message);
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
   * Takes what was added off the roster again, unless voting has opened.
   *
   * @param added the ids
   */
  @Transactional
  void takeOff(long cycleId, Collection<Long> added, String by) {
    if (keepsNames(store.lock(cycleId))) {
      return;
    }
    var removed = roster.remove(added);
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
