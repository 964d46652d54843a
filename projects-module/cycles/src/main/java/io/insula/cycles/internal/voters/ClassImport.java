package io.insula.cycles.internal.voters;

import io.insula.api.Actor;
import io.insula.api.InsulaException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.membership.AccountDirectory;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the accounts of a class, which are on a roster at once.
 *
 * <p>Accounts may be in another process, and hashing their passwords takes seconds in which no
 * transaction should wait. So the roster comes first, in a transaction of its own, and is as before
 * if the accounts are refused, unless voting has opened: then the names stay, whether or not
 * somebody has voted. If it is not known whether they were made (503, or a process that is killed),
 * the names stay on the roster, which has names without an account anyway: the same file sent again
 * makes the accounts, or finds all names taken if they were made.
 */
@Singleton
class ClassImport {
  private final CycleTable cycles;
  private final KnownAccounts accounts;
  private final ReservedNames reserved;
  private final Rosters rosters;

  ClassImport(CycleTable cycles, KnownAccounts accounts, ReservedNames reserved, Rosters rosters) {
    this.cycles = cycles;
    this.accounts = accounts;
    this.reserved = reserved;
    this.rosters = rosters;
  }

  /**
   * Makes the accounts of a class: all of them, or none.
   *
   * @param csv as {@link AccountDirectory#importMembers} takes it
   * @return how many were made
   * @throws io.insula.api.InvalidInputException if any line is wrong, or has a name that stands on
   *     the roster or among the admins of a cycle that {@code by} does not run
   * @throws InsulaException of the kind CONFLICT if the vote is over, or a name is taken meanwhile
   */
  int importClass(long cycleId, byte[] csv, Actor by) {
    VotersOpen.require(cycles.get(cycleId));
    var lines =
        accounts.require().checkMembers(csv).stream()
            .map(member -> new RosterLine(member.username(), member.group()))
            .toList();
    reserved.refuse(cycleId, csv, lines, by);
    var added = rosters.add(cycleId, lines, by.name());
    try {
      return accounts.require().importMembers(csv, by.name());
    } catch (InsulaException e) {
      if (e.kind() != InsulaException.Kind.UNAVAILABLE) {
        takeOff(cycleId, added, by.name(), e);
      }
      throw e;
    }
  }

  private void takeOff(long cycleId, List<Long> added, String by, InsulaException why) {
    try {
      rosters.takeOff(cycleId, added, by);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
