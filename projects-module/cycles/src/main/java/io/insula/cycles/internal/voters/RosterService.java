package io.insula.cycles.internal.voters;

import io.insula.api.InvalidInputException;
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
public class RosterService {
  private static final int BATCH_LINES = 5_000;

  private static final String NAMES_STAY =
      " of the names on the current roster are missing in this file. After voting has opened, all"
          + " names must stay.";

  /**
   * The error for a roster that removes names or changes groups after a count. Otherwise, two
   * counts could reveal whether one person voted.
   */
  private static final String GROUPS_STAY =
      " of the names on the current roster are missing in this file or are in another group. After"
          + " a count, all names and their groups must stay.";

  private final CycleStore store;
  private final RosterTable roster;
  private final VoterNames names;
  private final ActivityRecorder activity;

  RosterService(CycleStore store, RosterTable roster, VoterNames names, ActivityRecorder activity) {
    this.store = store;
    this.roster = roster;
    this.names = names;
    this.activity = activity;
  }

  /**
   * Replaces the roster of a cycle. Entries of erased people stay.
   *
   * <ul>
   *   <li>If only people on the roster may vote, no name can be removed after voting has opened.
   *   <li>After a count, no name can be removed or get another group, on any roster.
   * </ul>
   *
   * @param file a valid roster file
   * @return the number of people in the file
   * @throws InvalidInputException if two lines name the same account, in different case
   * @throws CycleConflictException if the cycle was imported, the vote is over, or the file breaks
   *     a rule above
   */
  @Transactional
  long replace(long cycleId, ReceivedFile file, String by) {
    var cycle = store.lock(cycleId);
    VoterChangeCheck.require(cycle);
    var before = roster.clear(cycleId);
    var entries = store(cycleId, file);
    if (roster.lastCountNumber(cycleId) > 0) {
      requireNone(roster.countMissingOrRegrouped(cycleId, before), GROUPS_STAY);
    } else if (keepsNames(cycle)) {
      requireNone(roster.countMissing(cycleId, before), NAMES_STAY);
    }
    store.incrementVersion(cycleId);
    record("roster set", cycleId, entries, by);
    return entries;
  }

  /**
   * Whether all names must stay on the roster, because the ballot of a removed person would still
   * count. Names without a ballot must stay, too. Otherwise, a refusal would reveal who has voted.
   *
   * <p>If all accounts may vote, names can be removed.
   */
  private static boolean keepsNames(StoredCycle cycle) {
    return cycle.settings().electorate() == Electorate.ROSTER && cycle.hasVotingOpened();
  }

  private static void requireNone(long entries, String message) {
    if (entries > 0) {
      throw new CycleConflictException(entries + message);
    }
  }

  private long store(long cycleId, ReceivedFile file) {
    var lines = new Portions(cycleId);
    RosterCsv.read(file.read(), lines::add);
    return lines.flush();
  }

  /**
   * The entries that were added to a roster.
   *
   * @param ids of the new entries
   * @param lastCountNumber the number of the last count before, even if it was discarded; 0 without
   *     one
   */
  public record AddedEntries(List<Long> ids, long lastCountNumber) {}

  /**
   * Adds the people who are not yet on the roster of a cycle.
   *
   * @throws CycleConflictException if the vote is over
   */
  @Transactional
  public AddedEntries add(long cycleId, Collection<RosterLine> lines, String by) {
    VoterChangeCheck.require(store.lock(cycleId));
    var added = roster.add(cycleId, lines);
    store.incrementVersion(cycleId);
    record("roster extended", cycleId, added.size(), by);
    return new AddedEntries(added, roster.lastCountNumber(cycleId));
  }

  /**
   * Removes added entries from the roster, because their accounts could not be created. Removes
   * nothing if the vote was counted in the meantime, or if voting has opened and only the people on
   * the roster may vote.
   */
  @Transactional
  void takeOff(long cycleId, AddedEntries added, String by) {
    if (keepsNames(store.lock(cycleId))
        || roster.lastCountNumber(cycleId) != added.lastCountNumber()) {
      return;
    }
    var removed = roster.remove(added.ids());
    store.incrementVersion(cycleId);
    record("roster shortened", cycleId, removed, by);
  }

  private void record(String action, long cycleId, long entries, String by) {
    activity.record(
        List.of(
            new UserAction("cycles", action, by, Map.of("cycle_id", cycleId, "entries", entries))));
  }

  /** Stores the lines of a roster in batches of {@value #BATCH_LINES}. */
  private final class Portions {
    private final long cycleId;
    private final NameLineIndex accounts = new NameLineIndex();
    private final List<RosterCsv.Line> lines = new ArrayList<>(BATCH_LINES);
    private long stored;

    Portions(long cycleId) {
      this.cycleId = cycleId;
    }

    void add(RosterCsv.Line line) {
      lines.add(line);
      if (lines.size() == BATCH_LINES) {
        flush();
      }
    }

    /** Stores the lines that are not stored yet, and returns the total number of stored lines. */
    long flush() {
      var resolved = names.resolve(cycleId, lines.stream().map(RosterChecks::lineOf).toList());
      requireDifferent(resolved);
      stored += roster.add(cycleId, resolved).size();
      lines.clear();
      return stored;
    }

    private void requireDifferent(List<RosterLine> resolved) {
      for (var i = 0; i < resolved.size(); i++) {
        var number = lines.get(i).number();
        var earlier = accounts.add(resolved.get(i).username(), number);
        if (earlier != 0) {
          throw new InvalidInputException(
              "line " + number + " username", "is the same account as in line " + earlier);
        }
      }
    }
  }
}
